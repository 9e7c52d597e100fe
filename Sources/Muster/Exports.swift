// Whoever imports Muster gets the nouns, the inputs and the outputs with it.
@_exported public import MusterArchive
@_exported public import MusterExport
@_exported public import MusterIngest
@_exported public import MusterModel
