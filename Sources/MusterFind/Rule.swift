public import MusterModel
public import MusterText

/// One way to recognize one thing, as a value.
///
/// A rule is tried at each token that carries one of its triggers. It looks at the tokens from
/// there on and says what it found; it changes nothing.
public struct Rule: Identifiable, Sendable {
  /// The stable name: `date.month-day-year`.
  public var id: RuleID
  /// What it recognizes, in one sentence.
  public var summary: String
  /// The layers it looks at, besides tokens.
  public var reads: Set<Layer>
  /// The layer that it adds to.
  public var writes: Layer
  /// The classes of tokens at which it is tried.
  public var triggers: WordClasses
  /// Words of which a text must have one for the rule to be tried at all; nil: it always is.
  public var needs: WordSet?
  /// What it finds at a token, or nil.
  ///
  /// The tokens found begin at that token or behind it.
  public var find: @Sendable (_ token: Int, _ scene: Scene) -> Found?

  /// Makes a rule.
  public init(
    _ id: RuleID, _ summary: String, reads: Set<Layer> = [], writes: Layer, triggers: WordClasses,
    needs: WordSet? = nil,
    find: @escaping @Sendable (_ token: Int, _ scene: Scene) -> Found?
  ) {
    self.id = id
    self.summary = summary
    self.reads = reads
    self.writes = writes
    self.triggers = triggers
    self.needs = needs
    self.find = find
  }
}

/// A step that needs the whole text at once, such as pairing quotation marks.
public struct Pass: Identifiable, Sendable {
  /// The stable name.
  public var id: RuleID
  /// What it does, in one sentence.
  public var summary: String
  /// The layers it looks at, besides tokens.
  public var reads: Set<Layer>
  /// The layer that it adds to.
  public var writes: Layer
  /// The forms it tells apart: each mention names the one that found it, or the pass itself.
  public var forms: [Form]
  /// Adds what it finds to the scene.
  public var run: @Sendable (Scene) -> Void

  /// One of the forms that a pass recognizes.
  public struct Form: Identifiable, Sendable {
    /// The stable name.
    public var id: RuleID
    /// What it recognizes, in one sentence.
    public var summary: String

    /// Makes a form.
    public init(_ id: RuleID, _ summary: String) {
      self.id = id
      self.summary = summary
    }
  }

  /// Makes a pass.
  public init(
    _ id: RuleID, _ summary: String, reads: Set<Layer> = [], writes: Layer, forms: [Form] = [],
    run: @escaping @Sendable (Scene) -> Void
  ) {
    self.id = id
    self.summary = summary
    self.forms = forms
    self.reads = reads
    self.writes = writes
    self.run = run
  }
}

/// Rules that are tried together, or one pass.
public enum Phase: Sendable {
  /// At each token the longest match wins; of equals, the rule that stands first.
  case rules([Rule])
  /// The whole text at once.
  case pass(Pass)
}
