//! What the words of a text take back or only wish for, and how far that reaches.

use super::layout::{Break, Layout};

/// What is said of the words at one place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing: they are meant as they stand.
    #[default]
    Plain,
    /// They are taken back.
    Negated,
    /// They are only wished for.
    Wished,
    /// They are what the person looks for: a job named here was not held.
    Sought,
}

/// Words that take back what follows.
#[rustfmt::skip]
const NEGATIONS: &[&str] = &[
    "no", "not", "never", "without", "cannot", "cant", "dont", "doesnt", "didnt", "havent", "hasnt", "hadnt",
    "wasnt", "werent", "isnt", "arent", "couldnt", "wouldnt", "aint", "wont", "lack", "lacking", "lacks",
    "unfamiliar", "zero", "except", "neither", "nor", "excluding", "unable", "uncomfortable", "nunca", "jamas",
    "sin", "ni", "tampoco", "excepto", "salvo", "menos", "cero", "desconozco", "ningun", "ninguna", "nada", "apenas",
    "barely", "hardly", "struggle", "struggled", "weak", "avoid", "clueless", "minus", "carezco",
];
/// After a negation, the beginnings of words that make it praise or nothing: "never missed a deadline".
#[rustfmt::skip]
const HARMLESS_NEXT: &[&str] = &[
    "only", "just", "limited", "problem", "error", "mistake", "supervis", "complain", "miss", "late", "fail",
    "delay", "accident", "incident", "shortage", "afraid", "matter", "mind", "hesitate", "wait", "longer",
    "stranger", "show", "defect", "toleran", "injur", "loss", "lost", "chargeable", "violation", "drama", "call",
    "gossip", "solo", "solamente", "falt", "queja", "multa", "dude", "importa", "molesta", "llegue", "falle",
    "perdi", "mayor", "being", "stop", "once", "break", "falta", "prisa", "short", "rework", "write", "warning",
    "spill", "drop", "left", "deficienc", "finding", "citation", "breakage", "merm", "descuadre", "equivoc", "blown",
];
/// Words after which a bare "no" or "sin" reaches over commas.
#[rustfmt::skip]
const EXPERIENCE: &[&str] = &[
    "experience", "experiencia", "knowledge", "conocimiento", "conocimientos", "background", "training", "exposure",
    "idea", "experince", "exp", "formal", "real", "practica", "saber", "haber", "estudios", "hands",
];
/// Words that begin something of its own after a comma.
#[rustfmt::skip]
const FRESH_START: &[&str] = &[
    "i", "im", "ive", "we", "yo", "but", "pero", "though", "although", "aunque", "however", "so", "prefer",
    "prefiero", "know", "learned", "use", "used", "mostly", "only", "solo", "just", "can", "did", "am", "have", "se",
    "uso", "manejo", "tengo", "si", "everything", "rest", "lo", "he", "soy", "estoy", "puedo", "then", "and", "y",
    "comfortable", "good", "strong", "basic", "some", "bilingual", "willing", "my", "mi", "unless", "because",
];
/// Words that end what a negation or a wish reaches, wherever they stand.
const TURNS: &[&str] = &["but", "pero", "though", "although", "aunque", "however", "sino", "yet", "instead", "unless"];
/// Words that may follow a negation when it takes back what stands before it: "SAP I have never used".
#[rustfmt::skip]
const TAIL: &[&str] = &[
    "a", "al", "at", "been", "before", "bien", "comfortable", "do", "done", "domino", "even", "ever", "experience",
    "familiar", "for", "from", "good", "had", "hago", "have", "hecho", "he", "i", "in", "is", "it", "know", "la",
    "las", "learned", "like", "lo", "los", "manejo", "me", "mine", "mucho", "much", "my", "nada", "no", "of", "on",
    "one", "open", "opened", "really", "se", "strength", "strong", "suit", "tengo", "that", "them", "they", "thing",
    "those", "tocado", "todavia", "touch", "touched", "trained", "tried", "use", "used", "usado", "usar", "uso",
    "was", "with", "yet", "oido", "mencionar", "visto", "heard", "aprendido", "mi", "fuerte", "es", "aun", "so",
    "far", "and", "y", "anything", "about", "the", "handle",
];
/// Pronouns that point back.
const POINTERS: &[&str] = &["it", "that", "them", "those", "lo", "la", "los", "las", "one"];
/// Words that wish, given a word of learning soon after.
#[rustfmt::skip]
const WISHES: &[&str] = &[
    "want", "wanting", "wants", "wanna", "would", "id", "hope", "hoping", "looking", "eager", "willing", "plan",
    "planning", "excited", "ready", "wish", "aim", "keen", "goal", "dream", "trying", "need", "happy", "love",
    "quiero", "quisiera", "gustaria", "deseo", "espero", "pienso", "planeo", "ganas", "dispuesta", "dispuesto",
    "meta", "necesito", "falta", "busco", "encantaria", "ojala", "curious", "quero", "animo", "interesa",
];
/// Words of learning, and of what one would like to become.
#[rustfmt::skip]
const LEARNING: &[&str] = &[
    "learn", "learning", "get", "move", "break", "transition", "study", "become", "start", "pick", "enroll",
    "switch", "pursue", "explore", "try", "grow", "train", "come", "go", "certified", "aprender", "estudiar",
    "meterme", "entrar", "ser", "formarme", "capacitarme", "certificarme", "empezar", "pasar", "sacar", "aprendo",
    "pasarme", "llegar", "volverme", "cambiar", "dominar", "taught", "do", "take",
];
/// Words that wish by themselves, each with the word that must follow.
const WISHES_OF_TWO: &[(&str, &str)] = &[
    ("interested", "in"),
    ("me", "interesa"),
    ("yet", "to"),
    ("someday", "learn"),
    ("estoy", "estudiando"),
    ("currently", "studying"),
    ("studying", "for"),
    ("estudiando", "para"),
    ("thinking", "about"),
    ("considering", "learning"),
    ("curious", "about"),
    ("still", "learning"),
    ("like", "training"),
    ("por", "aprender"),
    ("someday", "i"),
];
/// Words before the job that someone looks for.
const SEEKING: &[(&str, &str)] = &[
    ("looking", "for"),
    ("seeking", ""),
    ("applying", ""),
    ("apply", "for"),
    ("search", "of"),
    ("applied", "for"),
    ("busco", ""),
    ("buscando", ""),
    ("solicito", ""),
    ("vacante", "de"),
    ("puesto", "de"),
    ("position", "of"),
    ("opening", "for"),
    ("hiring", ""),
    ("objective", ""),
    ("objetivo", ""),
];
/// The job that someone looks for is named within so many words.
const WHAT_IS_SOUGHT: usize = 5;
/// A list that ends in "experience" has at most so many words.
const LONGEST_LIST: usize = 12;
/// A negation of what a person cannot do without it reaches so few words.
const SHORT_REACH: usize = 4;

/// What is said of each word of `layout`.
pub(super) fn standings(layout: &Layout<'_>) -> Vec<Said> {
    let mut said = vec![Said::Plain; layout.words.len()];
    for place in 0..layout.words.len() {
        if is_seeking(layout, place) {
            let end = clause_end(layout, place + 1);
            mark(&mut said, place..end, Said::Sought);
            mark(&mut said, place..end.min(place + WHAT_IS_SOUGHT), Said::Wished);
        }
    }
    for place in 0..layout.words.len() {
        if is_wish(layout, place) {
            mark(&mut said, place..wish_end(layout, place + 1), Said::Wished);
        }
    }
    for place in 0..layout.words.len() {
        if is_negation(layout, place) {
            let reach = negated(layout, place);
            mark(&mut said, reach, Said::Negated);
        }
    }
    said
}

fn mark(said: &mut [Said], reach: std::ops::Range<usize>, what: Said) {
    for one in &mut said[reach] {
        *one = what;
    }
}

fn is_seeking(layout: &Layout<'_>, place: usize) -> bool {
    let (word, next) = (layout.folded(place), layout.folded(place + 1));
    SEEKING.iter().any(|(first, second)| *first == word && (second.is_empty() || *second == next))
}

fn is_wish(layout: &Layout<'_>, place: usize) -> bool {
    const LEARNS_WITHIN: usize = 5;
    let (word, next) = (layout.folded(place), layout.folded(place + 1));
    if WISHES_OF_TWO.contains(&(word, next)) {
        return true;
    }
    if !WISHES.contains(&word) || (word == "id" && layout.before(place) == Break::None && next == "card") {
        return false;
    }
    // "A good deal of what I need to do" is no wish: what is to be learned follows soon.
    let end = clause_end(layout, place + 1).min(place + 1 + LEARNS_WITHIN);
    let learns = (place + 1..end).any(|later| LEARNING.contains(&layout.folded(later)));
    let is_past = place > 0 && matches!(layout.folded(place - 1), "who" | "they" | "customers" | "clients" | "didnt");
    let is_weak = matches!(word, "need" | "would" | "ready" | "trying");
    learns && !is_past && (!is_weak || is_about_learning(layout, place, end))
}

/// Words such as "would" wish only with a plain word of learning.
fn is_about_learning(layout: &Layout<'_>, place: usize, end: usize) -> bool {
    const PLAIN: &[&str] =
        &["learn", "learning", "get", "become", "move", "study", "break", "transition", "train", "taught", "switch"];
    (place + 1..end).any(|later| PLAIN.contains(&layout.folded(later)))
}

fn wish_end(layout: &Layout<'_>, from: usize) -> usize {
    let end = clause_end(layout, from);
    let fresh = (from..end).find(|place| {
        layout.before(*place) == Break::Comma
            && matches!(layout.folded(*place), "i" | "im" | "ive" | "yo" | "so" | "and")
    });
    fresh.unwrap_or(end)
}

/// Where the clause of the word at `from` ends.
fn clause_end(layout: &Layout<'_>, from: usize) -> usize {
    let mut end = from;
    while end < layout.words.len() && layout.before(end) < Break::Dash && !TURNS.contains(&layout.folded(end)) {
        end += 1;
    }
    end
}

fn clause_start(layout: &Layout<'_>, place: usize) -> usize {
    let mut start = place;
    while start > 0 && layout.before(start) < Break::Sentence && !TURNS.contains(&layout.folded(start - 1)) {
        start -= 1;
    }
    start
}

fn is_negation(layout: &Layout<'_>, place: usize) -> bool {
    let word = layout.folded(place);
    if !NEGATIONS.contains(&word) {
        return is_pair_of_negation(layout, place);
    }
    // "0 a no más de" and "más o menos" count nothing; "no." may stand for number.
    if (word == "menos" && layout.folded(place.wrapping_sub(1)) != "todo" && layout.before(place) == Break::None)
        || (word == "no" && layout.folded(place + 1).starts_with(|c: char| c.is_ascii_digit()))
    {
        return false;
    }
    if layout.before(place + 1) >= Break::Sentence {
        return true;
    }
    const SAYS_LITTLE: &[&str] =
        &["a", "any", "un", "una", "one", "single", "have", "had", "he", "chargeable", "me", "ni"];
    let is_harmless = |next: usize| {
        let word = layout.folded(next);
        layout.before(next) < Break::Sentence && HARMLESS_NEXT.iter().any(|harmless| word.starts_with(harmless))
    };
    let reaches = usize::from(SAYS_LITTLE.contains(&layout.folded(place + 1)));
    !(is_harmless(place + 1) || (reaches == 1 && is_harmless(place + 2)))
}

/// Two words that negate together: "other than", "far from", "rather than".
fn is_pair_of_negation(layout: &Layout<'_>, place: usize) -> bool {
    let pair = (layout.folded(place), layout.folded(place + 1));
    matches!(
        pair,
        ("only", "read" | "heard" | "seen")
            | ("solo", "lo" | "la")
            | ("other", "than")
            | ("rather", "than")
            | ("far", "from")
            | ("new", "to")
            | ("rusty", "on")
            | ("aparte", "de")
    ) && layout.before(place + 1) == Break::None
}

/// The places that the negation at `place` takes back.
fn negated(layout: &Layout<'_>, place: usize) -> std::ops::Range<usize> {
    let end = negation_end(layout, place);
    let tail_end = next_comma(layout, place, end);
    let tail: Vec<&str> = (place + 1..tail_end).map(|later| layout.folded(later)).collect();
    let points_back = tail.iter().any(|word| POINTERS.contains(word));
    let is_tail = tail.len() <= 6 && tail.iter().all(|word| TAIL.contains(word));
    if !is_tail {
        return place..end;
    }
    let start = clause_start(layout, place);
    let before = item_start(layout, start, place);
    if before < place {
        return before..end;
    }
    // "SAP? Never used it." points back to the sentence before.
    if points_back && start == place && start > 0 && layout.before(start) < Break::Line {
        return clause_start(layout, start - 1)..end;
    }
    place..end
}

/// Where the statement that ends in a negation begins: after the last comma that parts another one.
fn item_start(layout: &Layout<'_>, start: usize, place: usize) -> usize {
    const SUBJECTS: &[&str] =
        &["i", "ive", "which", "that", "que", "lo", "la", "yo", "we", "is", "is", "es", "something"];
    // "Excel, which I never used": the comma belongs to the statement.
    let mut from = place;
    while from > start && (SUBJECTS.contains(&layout.folded(from - 1)) || layout.before(from) == Break::Comma) {
        from -= 1;
    }
    while from > start && layout.before(from) < Break::Comma {
        from -= 1;
    }
    from
}

fn negation_end(layout: &Layout<'_>, place: usize) -> usize {
    let word = layout.folded(place);
    let end = clause_end(layout, place + 1);
    // "No experience with SAP, Oracle", "no SAP, Oracle or Workday experience".
    let fresh = (place + 1..end).find(|later| layout.before(*later) == Break::Comma && begins_afresh(layout, *later));
    let own_end = fresh.unwrap_or(end);
    let is_about_experience =
        (place + 1..own_end.min(place + LONGEST_LIST)).any(|later| EXPERIENCE.contains(&layout.folded(later)));
    let reaches_far = is_about_experience || !matches!(word, "no" | "sin" | "without" | "zero" | "ni" | "except");
    if matches!(word, "without" | "sin") && !is_about_experience {
        return end.min(place + 1 + SHORT_REACH).min(next_comma(layout, place, end));
    }
    let is_verb_of_spanish = word == "no" && layout.folded(place + 1).len() > 1 && is_spanish_verb(layout, place + 1);
    if !reaches_far && !is_verb_of_spanish {
        return next_comma(layout, place, end);
    }
    own_end
}

/// Whether the words after a comma say something of their own rather than go on with a list.
fn begins_afresh(layout: &Layout<'_>, place: usize) -> bool {
    let (word, next) = (layout.folded(place), layout.folded(place + 1));
    match word {
        // "never used SAP, Oracle, or Workday", "and I type fast".
        "and" | "y" => FRESH_START.contains(&next),
        _ => FRESH_START.contains(&word) || (word.ends_with("ed") && word.len() > 4),
    }
}

fn is_spanish_verb(layout: &Layout<'_>, place: usize) -> bool {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "se", "he", "tengo", "uso", "manejo", "domino", "conozco", "hago", "puedo", "preparo", "se", "trabaje",
        "use", "aprendi", "me", "hablo", "escribo", "sabia", "la", "lo", "hice", "cuento", "entiendo", "toco",
    ];
    VERBS.contains(&layout.folded(place))
}

fn next_comma(layout: &Layout<'_>, place: usize, end: usize) -> usize {
    let parts = |later: &usize| {
        let between = &layout.text[layout.words[later - 1].range.end..layout.words[*later].range.start];
        layout.before(*later) >= Break::Comma && !between.contains(':')
    };
    (place + 1..end).find(parts).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said_of(text: &str, word: &str) -> Said {
        let layout = Layout::of(text);
        let place = layout.words.iter().position(|found| found.folded == word).expect(word);
        standings(&layout)[place]
    }

    #[test]
    fn what_is_taken_back_is_told_from_what_is_said() {
        use Said::{Negated, Plain, Sought, Wished};
        let rows = [
            ("I have no experience with SAP.", "sap", Negated, "no experience"),
            ("No experience with SAP, Oracle or Workday", "workday", Negated, "a list goes on"),
            ("No SAP, some Excel", "excel", Plain, "a bare no ends at the comma"),
            ("never used SAP, I know Excel", "excel", Plain, "a new subject"),
            ("never used SAP but use Excel daily", "excel", Plain, "but"),
            ("Never used SAP. Excel daily", "excel", Plain, "a full stop"),
            ("never missed a deadline in payroll", "payroll", Plain, "praise"),
            ("not only payroll", "payroll", Plain, "not only"),
            ("worked without supervision on payroll", "payroll", Plain, "praise"),
            ("Excel I wouldn't even open", "excel", Negated, "what stands before"),
            ("SAP? Never used it.", "sap", Negated, "a pronoun points back"),
            ("haven't touched SAP", "sap", Negated, "a contraction"),
            ("all of Office except Access", "access", Negated, "an exception"),
            ("all of Office except Access", "office", Plain, "before an exception"),
            ("I want to learn SAP", "sap", Wished, "a wish"),
            ("would like to get into billing", "billing", Wished, "another wish"),
            ("I would handle billing every day", "billing", Plain, "a habit"),
            ("looking for a cashier job", "cashier", Wished, "a job sought"),
            ("seeking a job in an office where I can use my billing", "billing", Sought, "beside a job sought"),
            ("sin experiencia en SAP ni Oracle", "oracle", Negated, "Spanish"),
            ("no sé usar Excel, pero manejo Word", "word", Plain, "pero"),
            ("nunca he usado Excel", "excel", Negated, "nunca"),
            ("quiero aprender Excel", "excel", Wished, "a Spanish wish"),
            ("QuickBooks lo domino; SAP no lo he usado", "sap", Negated, "a Spanish pronoun"),
            ("QuickBooks lo domino; SAP no lo he usado", "quickbooks", Plain, "the sentence before"),
            ("desconozco Oracle", "oracle", Negated, "a verb of not knowing"),
        ];
        for (text, word, expected, reason) in rows {
            assert_eq!(said_of(text, word), expected, "{reason}: {text}");
        }
    }
}
