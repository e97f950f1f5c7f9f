//! Numbers that are written in words, in English, German and French.

#[cfg(test)]
mod tests;

/// The cardinals of one word. Larger ones are put together of these.
const CARDINALS: &[(u32, &[&str])] = &[
    (0, &["zero", "zéro"]),
    (
        1,
        &[
            "one", "ein", "eine", "einen", "einem", "einer", "eines", "eins", "un", "une",
        ],
    ),
    (2, &["two", "zwei", "zwo", "zweier", "deux"]),
    (3, &["three", "drei", "dreier", "trois"]),
    (4, &["four", "vier", "quatre"]),
    (5, &["five", "fünf", "fuenf", "cinq"]),
    (6, &["six", "sechs"]),
    (7, &["seven", "sieben", "sept"]),
    (8, &["eight", "acht", "huit"]),
    (9, &["nine", "neun", "neuf"]),
    (10, &["ten", "zehn", "dix"]),
    (11, &["eleven", "elf", "onze"]),
    (12, &["twelve", "zwölf", "zwoelf", "douze"]),
    (13, &["thirteen", "dreizehn", "treize"]),
    (14, &["fourteen", "vierzehn", "quatorze"]),
    (15, &["fifteen", "fünfzehn", "fuenfzehn", "quinze"]),
    (16, &["sixteen", "sechzehn", "seize"]),
    (17, &["seventeen", "siebzehn"]),
    (18, &["eighteen", "achtzehn"]),
    (19, &["nineteen", "neunzehn"]),
    (20, &["twenty", "zwanzig", "vingt", "vingts"]),
    (30, &["thirty", "dreißig", "dreissig", "trente"]),
    (40, &["forty", "fourty", "vierzig", "quarante"]),
    (50, &["fifty", "fünfzig", "fuenfzig", "cinquante"]),
    (60, &["sixty", "sechzig", "soixante"]),
    (70, &["seventy", "siebzig", "septante"]),
    (80, &["eighty", "achtzig", "huitante", "octante"]),
    (90, &["ninety", "neunzig", "nonante"]),
    (HUNDRED, &["hundred", "hundert", "cent", "cents"]),
    (THOUSAND, &["thousand", "tausend", "mille"]),
];

const HUNDRED: u32 = 100;

const THOUSAND: u32 = 1_000;

/// Articles, which are numbers only before a unit.
const ARTICLES: &[&str] = &[
    "ein", "eine", "einen", "einem", "einer", "eines", "un", "une",
];

/// Ordinals, fractions and multiples that are not cardinal with an ending.
const OTHER_NUMBERS: &[&str] = &[
    "million",
    "millions",
    "millionen",
    "billion",
    "billions",
    "milliarde",
    "milliarden",
    "milliard",
    "milliards",
    "hundreds",
    "thousands",
    "nil",
    "dozen",
    "dozens",
    "once",
    "twice",
    "thrice",
    "double",
    "doubled",
    "triple",
    "tripled",
    "half",
    "halves",
    "quarter",
    "quarters",
    "first",
    "firstly",
    "second",
    "secondly",
    "third",
    "thirds",
    "fifth",
    "fifths",
    "eighth",
    "ninth",
    "twelfth",
    "hälfte",
    "drittel",
    "doppelt",
    "doppelte",
    "doppelten",
    "moitié",
    "demi",
    "demie",
    "tiers",
    "quart",
    "quarts",
    "premier",
    "première",
    "premiers",
    "premières",
    "seconde",
    "neuvième",
    "cinquième",
];

/// Whether a lower-case word is a number in words: a cardinal, an ordinal, a fraction or a multiple, but no article.
pub(crate) fn is_number_word(word: &str) -> bool {
    let is_cardinal = |word: &str| read_cardinal(word).is_some();

    is_cardinal(word) && !ARTICLES.contains(&word)
        || OTHER_NUMBERS.contains(&word)
        || is_english_ordinal(word)
        || is_german_derivative(word)
        || ["ièmes", "ième"].iter().any(|ending| {
            // The mute letter falls away: `quatre`, `quatrième`.
            word.strip_suffix(ending)
                .is_some_and(|stem| is_cardinal(stem) || is_cardinal(&format!("{stem}e")))
        })
}

/// `sixteenth`, `thirtieth`, `hundredths`; those with stems of their own are listed.
fn is_english_ordinal(word: &str) -> bool {
    let word = word.strip_suffix('s').unwrap_or(word);
    let cardinal = match word.strip_suffix("ieth") {
        Some(stem) => format!("{stem}y"),
        None => word.strip_suffix("th").unwrap_or_default().to_owned(),
    };

    read_cardinal(&cardinal).is_some()
        || OTHER_NUMBERS.contains(&cardinal.as_str())
        // `twentyfirst`, where a hyphen is lost.
        || split_english(word).is_some_and(|(_, unit)| {
            OTHER_NUMBERS.contains(&unit) || is_english_ordinal(unit)
        })
}

/// `erste`, `dritten`, `zwanzigster`, `zweimal`, `dreifach`, `halbe`, `zweijährig`, `dreimonatiger`.
fn is_german_derivative(word: &str) -> bool {
    const STEMS: &[&str] = &["erst", "dritt", "siebt", "acht", "halb", "zweit"];
    const BEHIND: &[&str] = &[
        "mal",
        "malig",
        "fach",
        "jährig",
        "jährlich",
        "monatig",
        "monatlich",
        "wöchig",
        "wöchentlich",
        "tägig",
        "stündig",
        "tel",
    ];

    let bare = ["em", "en", "er", "es", "e"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending));

    // Without an ending, `erst` is another word.
    let is_ordinal = bare.is_some_and(|stem| {
        let cardinal = stem.strip_suffix("st").or_else(|| stem.strip_suffix('t'));
        STEMS.contains(&stem)
            || cardinal.is_some_and(|number| read_cardinal(number).is_some_and(|n| n > 1))
    });

    is_ordinal
        || [Some(word), bare].into_iter().flatten().any(|word| {
            BEHIND.iter().any(|behind| {
                word.strip_suffix(behind).is_some_and(|stem| {
                    matches!(stem, "halb" | "viertel")
                        // `einfach` is no number.
                        || read_cardinal(stem).is_some_and(|n| n > 1 || *behind != "fach")
                })
            })
        })
}

/// Reads a cardinal of one lower-case word, German ones such as `vierundzwanzig` among them.
pub(crate) fn read_cardinal(word: &str) -> Option<u32> {
    look_up(word)
        .or_else(|| read_german(word))
        .or_else(|| split_english(word).and_then(|(tens, unit)| Some(tens + look_up(unit)?)))
}

fn look_up(word: &str) -> Option<u32> {
    CARDINALS
        .iter()
        .find(|(_, words)| words.contains(&word))
        .map(|(number, _)| *number)
}

/// Splits `twentyfour`, which lost its hyphen, into its tens and the word for its units.
fn split_english(word: &str) -> Option<(u32, &str)> {
    let (tens, unit) = word.split_at_checked(word.find("ty")? + 2)?;
    let tens = look_up(tens).filter(|tens| (20..HUNDRED).contains(tens))?;
    let is_unit = look_up(unit).is_none_or(|unit| (1..10).contains(&unit));

    (is_unit && !unit.is_empty()).then_some((tens, unit))
}

/// Reads `einundzwanzig`, `hundertachtzig` and `zweitausend`, which German writes as one word.
fn read_german(word: &str) -> Option<u32> {
    let rest_of = |rest: &str, read: fn(&str) -> Option<u32>| match rest {
        "" => Some(0),
        _ => read(rest.strip_prefix("und").unwrap_or(rest)),
    };

    if let Some((before, rest)) = word.split_once("tausend") {
        let thousands = if before.is_empty() {
            1
        } else {
            read_german_hundreds(before)?
        };
        return Some(thousands * THOUSAND + rest_of(rest, read_german_hundreds)?);
    }

    read_german_hundreds(word)
}

fn read_german_hundreds(word: &str) -> Option<u32> {
    let small = |word: &str| look_up(word).filter(|number| (1..HUNDRED).contains(number));
    let below_hundred = |word: &str| {
        small(word).or_else(|| {
            let (unit, tens) = word.split_once("und")?;
            let unit = small(unit).filter(|unit| *unit < 10)?;
            let tens = small(tens).filter(|tens| *tens >= 20 && tens % 10 == 0)?;
            Some(tens + unit)
        })
    };

    let Some((before, rest)) = word.split_once("hundert") else {
        return below_hundred(word);
    };

    let hundreds = if before.is_empty() { 1 } else { small(before)? };
    let rest = match rest {
        "" => 0,
        _ => below_hundred(rest.strip_prefix("und").unwrap_or(rest))?,
    };

    Some(hundreds * HUNDRED + rest)
}

/// Reads a cardinal of several lower-case words: `one hundred and eighty`, `quatre vingt dix`, `vingt et un`.
///
/// Returns nothing where the words are not one number, such as `one two`.
pub(crate) fn read_cardinals(words: &[&str]) -> Option<u32> {
    let (mut total, mut current) = (0_u32, None::<u32>);
    let mut before = "";

    for &word in words {
        if matches!(word, "and" | "et") {
            let joins = match word {
                "and" => matches!(before, "hundred" | "thousand"),
                _ => current.is_some_and(|number| (20..=60).contains(&(number % HUNDRED))),
            };

            if !joins {
                return None;
            }

            before = word;
            continue;
        }

        let number = read_cardinal(word)?;
        match number {
            THOUSAND if total == 0 => {
                total = current.take().unwrap_or(1).checked_mul(THOUSAND)?;
            }
            HUNDRED if current.is_none_or(|before| (1..20).contains(&before)) => {
                current = Some(current.unwrap_or(1) * HUNDRED);
            }
            _ => current = Some(add_below_hundred(current, number, word, before)?),
        }

        before = word;
    }

    // `thirty and` ends with no number.
    let ends = !matches!(before, "and" | "et" | "");
    ends.then(|| total.checked_add(current.unwrap_or(0)))?
}

/// Adds a number below one hundred to what is before it, where the two make one number.
fn add_below_hundred(current: Option<u32>, number: u32, word: &str, before: &str) -> Option<u32> {
    let Some(sum) = current else {
        return Some(number);
    };

    let is_french_ten = matches!(
        word,
        "dix" | "onze" | "douze" | "treize" | "quatorze" | "quinze" | "seize"
    );

    let tens = sum % HUNDRED;
    let fits = match number {
        // `dix-sept`, and `quatre-vingt-dix-sept`.
        7..=9 if before == "dix" => true,
        1..=9 => tens == 0 || tens >= 20 && tens.is_multiple_of(10),
        // French counts 70 as sixty-ten and 90 as four-twenty-ten.
        10..=16 if is_french_ten => matches!(tens, 0 | 60 | 80),
        20 if matches!(word, "vingt" | "vingts") && before == "quatre" && tens == 4 => {
            return Some(sum - 4 + 80);
        }
        10..=99 => tens == 0,
        _ => number < HUNDRED && tens == 0 && number > 0,
    };

    // Units alone take nothing behind them, but hundreds do.
    (fits && sum >= 10).then_some(sum + number)
}
