//! Numbers in words, in each language and as several numbers.

use super::*;

fn read(text: &str) -> Option<u32> {
    let words: Vec<&str> = text.split([' ', '-']).collect();
    read_cardinals(&words)
}

#[test]
fn every_number_to_a_hundred_is_read_in_each_language() {
    let units = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let tens = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    for (number, word) in (1..).zip(units) {
        assert_eq!(read(word), Some(number), "{word}");
    }
    for (ten, word) in (2..).zip(tens) {
        assert_eq!(read(word), Some(ten * 10), "{word}");
        for (unit, small) in (1..).zip(units.iter().take(9)) {
            for joined in ["-", " ", ""] {
                let spelt = format!("{word}{joined}{small}");
                assert_eq!(read(&spelt), Some(ten * 10 + unit), "{spelt}");
            }
        }
    }

    let german = [
        "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun",
    ];
    let zig = [
        "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
    ];
    for (ten, word) in (2..).zip(zig) {
        for (unit, small) in (1..).zip(german) {
            let spelt = format!("{small}und{word}");
            assert_eq!(read(&spelt), Some(ten * 10 + unit), "{spelt}");
        }
    }
}

#[test]
fn longer_and_french_numbers_are_read() {
    for (spelt, number) in [
        ("hundred", 100),
        ("one hundred and eighty", 180),
        ("one hundred eighty", 180),
        ("three hundred and sixty-five", 365),
        ("two thousand five hundred", 2_500),
        ("hundertachtzig", 180),
        ("einhundertundfünf", 105),
        ("dreihundertfünfundsechzig", 365),
        ("zweitausend", 2_000),
        ("dix-sept", 17),
        ("vingt et un", 21),
        ("vingt-quatre", 24),
        ("soixante-dix", 70),
        ("soixante et onze", 71),
        ("soixante-dix-huit", 78),
        ("quatre-vingts", 80),
        ("quatre-vingt-un", 81),
        ("quatre-vingt-dix", 90),
        ("quatre-vingt-dix-neuf", 99),
        ("cent quatre-vingts", 180),
        ("deux cents", 200),
    ] {
        assert_eq!(read(spelt), Some(number), "{spelt}");
    }
}

#[test]
fn words_that_are_several_numbers_are_not_one() {
    for spelt in [
        "one two",
        "twenty and thirty",
        "ten one",
        "two six",
        "five twenty",
        "and five",
        "thirty and",
        "twenty thirty",
        "grund",
        "stunde",
        "thirtys",
        "",
    ] {
        assert_eq!(read(spelt), None, "{spelt}");
    }
}

#[test]
fn ordinals_fractions_and_multiples_are_number_words() {
    for word in [
        "third",
        "fifth",
        "thirteenth",
        "sixteenth",
        "nineteenth",
        "thirtieth",
        "hundredth",
        "twentyfirst",
        "twice",
        "half",
        "million",
        "erste",
        "dritten",
        "siebter",
        "zwölften",
        "zwanzigster",
        "einundzwanzigste",
        "zweimal",
        "dreifache",
        "halbe",
        "sechsmonatige",
        "deuxième",
        "neuvième",
        "quatrième",
        "trentième",
        "première",
        "seize",
        "neunzehn",
    ] {
        assert!(is_number_word(word), "{word}");
    }
    for word in [
        "un", "eine", "erst", "the", "data", "month", "with", "forth", "both", "heute", "beste",
        "party", "duty", "system", "property", "",
    ] {
        assert!(!is_number_word(word), "{word}");
    }
}
