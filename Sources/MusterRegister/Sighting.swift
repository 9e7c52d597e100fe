/// Placeholder of the module.
public enum RegisterVersion {}
