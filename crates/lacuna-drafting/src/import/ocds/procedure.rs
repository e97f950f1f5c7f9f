//! What a register's own words for a procedure say of competition, in the languages that registers write in.

use lacuna_core::agreement::without_accents;

/// What a register's own words for a procedure say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Described {
    /// A call-off under a framework.
    CallOff,
    /// A framework, a dynamic purchasing system or a market, in which there may or may not be competition.
    Within,
    /// An award without competition.
    Direct,
    /// A procedure in which suppliers compete.
    Competitive,
    /// Something else, or nothing.
    Other,
}

const WITHIN: [&str; 9] = [
    "dynamic purchasing",
    "dynamic market",
    "framework",
    "call-off",
    "call off",
    "calloff",
    "mini-competition",
    "mini competition",
    "further competition",
];

/// Frameworks and dynamic systems in the other languages of the registers, without accents.
const WITHIN_ABROAD: [&str; 27] = [
    "accord cadre",
    "systeme d'acquisition",
    "acuerdo marco",
    "convenio marco",
    "contrato marco",
    "acord marc",
    "rahmenvereinbarung",
    "rahmenvertrag",
    "rahmenabkommen",
    "beschaffungssystem",
    "accordo quadro",
    "contratto quadro",
    "convenzione quadro",
    "acordo quadro",
    "raamovereenkomst",
    "raamcontract",
    "ramavtal",
    "rammeaftale",
    "rammeavtale",
    "puitejarjestely",
    "umowa ramowa",
    "umowy ramowej",
    "ramcova dohoda",
    "acord cadru",
    "keretmegallapodas",
    "okvirni sporazum",
    "fframwaith",
];

/// Call-offs in other languages, each under a framework by its very name.
const CALL_OFF_ABROAD: [&str; 9] = [
    "marche subsequent",
    "marches subsequents",
    "contrato basado",
    "contrato derivado",
    "einzelabruf",
    "abruf aus",
    "contratto attuativo",
    "appalto specifico",
    "nadere overeenkomst",
];
const DIRECT: [&str; 12] = [
    "direct award",
    "without prior",
    "without a prior",
    "without competition",
    "without a call",
    "without publication",
    "single tender",
    "single source",
    "sole source",
    "non-competitive",
    "noncompetitive",
    "no competition",
];
const COMPETITIVE: [&str; 9] = [
    "open procedure",
    "restricted procedure",
    "competitive procedure",
    "competitive dialogue",
    "competitive flexible",
    "competitive quotation",
    "competitive tender",
    "open competition",
    "limited competition",
];

/// Returns what a register's own words for a procedure say.
pub(super) fn described(details: &str) -> Described {
    let words = details.to_lowercase();
    // Registers write the same name with and without accents and hyphens.
    let plain = without_accents(&words)
        .replace(['-', '\u{2010}', '\u{2011}'], " ")
        .replace('\u{2019}', "'");
    let abroad = |list: &[&str]| list.iter().any(|phrase| plain.contains(phrase));
    let any = |list: &[&str]| list.iter().any(|phrase| words.contains(phrase));
    let dynamic = any(&["dynamic"])
        // The word begins alike in French, German and Spanish: `dynamique`, `dinámico`.
        || abroad(&["dynami", "dinamic"])
        || words
            .split(|c: char| !c.is_alphanumeric())
            // Three letters alone could be part of any word.
            .any(|word| word == "dps");

    // Dynamic purchasing systems have call-offs too, so the word alone does not tell.
    let call_off = any(&["call-off", "call off", "calloff"]) && any(&["framework"])
        || abroad(&CALL_OFF_ABROAD);

    if call_off && !dynamic {
        Described::CallOff
    } else if dynamic || any(&WITHIN) || abroad(&WITHIN_ABROAD) {
        // This comes before a direct award, which can also be made under a framework.
        Described::Within
    } else if any(&DIRECT) {
        Described::Direct
    } else if any(&COMPETITIVE) {
        Described::Competitive
    } else {
        Described::Other
    }
}
