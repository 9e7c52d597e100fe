internal import MusterModel

/// The forms of quotations: how the words that name the speaker stand to the words quoted.
enum QuotationForms {
  /// All forms, the surest first.
  static let all: [Pass.Form] = [
    Pass.Form("quote.cue-behind", "The speaker behind the mark: “…,” Quist said."),
    Pass.Form("quote.cue-before", "The speaker before the mark: Quist said, “…”."),
    Pass.Form("quote.signature", "A dash and a name behind the mark, or on the next line."),
    Pass.Form("quote.same-paragraph", "A quotation beside one of a known speaker."),
    Pass.Form("quote.transcript", "A turn of a transcript: QUIST: We start in May."),
    Pass.Form("quote.block", "A block quotation, or a paragraph below “Quist said:”."),
    Pass.Form("quote.colon", "A quotation below a sentence that ends in a colon."),
    Pass.Form("quote.cue-in-sentence", "A cue elsewhere in the sentence."),
    Pass.Form("quote.cue-in-sentence-before", "A cue in the sentence before."),
    Pass.Form("quote.indirect", "Reported speech without marks: Quist said the road was open."),
    Pass.Form("quote.speaker-in-force", "No cue: the speaker of the paragraph before goes on."),
    Pass.Form("quote.subject-before", "No cue: whom the paragraph before is about."),
    Pass.Form("quote.subject", "No cue: the subject of its own sentence."),
    Pass.Form("quote.unattributed", "Nobody is said to speak."),
  ]
}
