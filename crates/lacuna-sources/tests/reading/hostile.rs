//! Files that somebody made to do harm, and files that were damaged on the way.

use std::{
    env, fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use lacuna_sources::{SourceErrorKind, find_blanks, find_outward_references, read};

use crate::{
    check_ranges,
    made::{column, docx, listed, odt, pdf_pages, run, shown, styled, zip, zip_bomb},
    read_ok,
};

/// How many damaged files of each kind are read; the environment can ask for more.
const MUTATIONS: usize = 200;

#[test]
fn a_zip_bomb_is_refused() {
    let error = read("a.docx", &zip_bomb("word/document.xml", 60 << 20)).unwrap_err();
    assert_eq!(error.kind, SourceErrorKind::TooLarge);
    assert!(
        error.problem.contains("unpacks to more than 48 MB"),
        "{error}"
    );
}

#[test]
fn an_entity_bomb_is_refused() {
    let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document xmlns:w=\"urn:w\"><w:body>&b;</w:body></w:document>";
    let error = read("a.docx", &zip(&[("word/document.xml", bomb)])).unwrap_err();
    assert_eq!(error.kind, SourceErrorKind::Broken);
    assert!(error.problem.contains("document type"), "{error}");
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!("{}{}", "<w:sdt>".repeat(5_000), "</w:sdt>".repeat(5_000));
    assert_eq!(
        read("a.docx", &docx(&deep)).unwrap_err().kind,
        SourceErrorKind::TooLarge
    );

    let page = format!("<!DOCTYPE html>{}", "<div>".repeat(100_000));
    assert_eq!(
        read("a.html", page.as_bytes()).unwrap_err().kind,
        SourceErrorKind::TooLarge
    );

    let quotes = ">".repeat(2_000) + " x";
    assert_eq!(
        read("a.md", quotes.as_bytes()).unwrap_err().kind,
        SourceErrorKind::TooLarge
    );
}

#[test]
fn a_part_with_a_changed_byte_is_not_read() {
    let mut file = docx(&styled("Normal", &run("The Supplier shall not use it.")));
    let at = file
        .windows(9)
        .position(|window| window == b"shall not")
        .unwrap();

    file[at + 6..at + 9].copy_from_slice(b"now");
    let error = read("a.docx", &file).unwrap_err();
    assert_eq!(
        error.problem,
        "The part word/document.xml of the file is damaged"
    );
}

#[test]
fn damaged_files_of_every_kind_are_read_or_refused() {
    let asked = env::var("LACUNA_MUTATIONS")
        .ok()
        .and_then(|count| count.parse().ok());

    let mut files: Vec<(String, Vec<u8>)> = samples()
        .into_iter()
        .map(|(name, file)| (name.to_owned(), file))
        .collect();

    if asked.is_some() {
        files.extend(real_files());
    }

    for (name, file) in &files {
        let ending = name.rsplit('.').next().unwrap();
        let alike = files
            .iter()
            .filter(|(other, _)| other.ends_with(ending))
            .count();

        let count = asked.map_or(MUTATIONS, |asked: usize| asked.div_ceil(alike));
        let mut random = Random(7);
        let (start, mut slowest, mut readable) = (Instant::now(), Duration::ZERO, 0);

        for _ in 0..count {
            let damaged = mutate(file, &mut random);
            let begun = Instant::now();
            let document = read(name, &damaged);
            slowest = slowest.max(begun.elapsed());

            if let Ok(document) = document {
                readable += 1;
                check_ranges(&document);
                let terms = lacuna_sources::defined_terms(&document);
                assert!(
                    terms
                        .iter()
                        .all(|term| document.text.get(term.range.clone()).is_some())
                );
            }
        }

        eprintln!(
            "{name}: {readable} of {count} read, slowest {slowest:?}, all {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn marks_without_an_end_are_passed_over() {
    // Were each followed to the end of the text, this test would take minutes.
    const BYTES: usize = 1 << 18;
    for mark in [
        "[",
        "{{",
        "<<",
        "<",
        "<name",
        "[insert ",
        "{{name ",
        "[a](",
        "_ ",
        "… ",
        "Schedule 1 ",
        "Clause 1.1 ",
        "www.",
    ] {
        let text = format!("Words.\n\n{}", mark.repeat(BYTES / mark.len()));
        let document = read_ok("a.txt", text.as_bytes());
        assert_eq!(find_blanks(&document), [], "{mark:?}");
        assert!(find_outward_references(&document).len() < 2, "{mark:?}");
    }
}

#[test]
fn damaged_parts_inside_an_archive_are_read_or_refused() {
    let body = styled("H1", &run("Definitions"))
        + &styled("L2", &run("“Data” means data."))
        + &listed(1, 2, &run("limb;"));

    let xml = crate::made::word_document(&body);
    let mut random = Random(11);
    for _ in 0..MUTATIONS {
        let damaged = String::from_utf8_lossy(&mutate(xml.as_bytes(), &mut random)).into_owned();
        if let Ok(document) = read("a.docx", &zip(&[("word/document.xml", &damaged)])) {
            check_ranges(&document);
        }
    }
}

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let body = styled("H1", &run("Definitions"))
        + &styled("L2", &run("“Data” means data."))
        + &listed(1, 2, &run("limb;"));

    let page = shown(72, 800, "OFFICIAL")
        + &column(
            72,
            700,
            &[
                "1. Definitions",
                "1.1 “Data” means data that is held by the Sup-",
                "plier, and:",
                "(a) one;",
                "(b) two.",
            ],
        )
        + &column(300, 700, &["Item", "Kept"])
        + "72 702 30 0.5 re f";

    let text = "1. Definitions\n\n1.1 “Data” means data.\n\n   (a) one;\n\n   (b) two.\n\nSCHEDULE 1\n\n1. Items\n";
    let html = "<!DOCTYPE html><html><ol type=i><li>One<li>Two<table><tr><td>a<td>b</table></ol><p hidden>x<p>&amp; <%= y %></html>";
    let markdown = "---\na: b\n---\n# T\n\n1. One\n    1. Two\n\n| a | b |\n|---|---|\n| c | ~~d~~ |\n\n<div>x</div>\n\n[^1]: n\n";

    vec![
        ("a.docx", docx(&body)),
        (
            "a.odt",
            odt(
                "<text:list text:style-name=\"L\"><text:list-item><text:p>One</text:p></text:list-item></text:list>",
            ),
        ),
        ("a.pdf", pdf_pages(&[page.clone(), page])),
        ("a.html", html.as_bytes().to_vec()),
        ("a.md", markdown.as_bytes().to_vec()),
        ("a.txt", text.as_bytes().to_vec()),
    ]
}

/// Returns the real contracts, if a folder of them is named.
fn real_files() -> Vec<(String, Vec<u8>)> {
    let Some(folder) = env::var_os("LACUNA_CONTRACTS").map(PathBuf::from) else {
        return Vec::new();
    };

    let mut files = Vec::new();
    for kind in ["documents", "made"] {
        for entry in fs::read_dir(folder.join(kind)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            files.push((name, fs::read(&path).unwrap()));
        }
    }

    files.sort();

    files
}

/// A small generator of random numbers (xorshift), the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

/// Changes bytes and numbers, takes spans out, doubles spans, and cuts the end off.
fn mutate(file: &[u8], random: &mut Random) -> Vec<u8> {
    let mut damaged = file.to_vec();
    for _ in 0..[1, 3, 10, 40][random.below(4)] {
        if damaged.len() < 8 {
            break;
        }

        let start = random.below(damaged.len());
        let end = (start + 1 + random.below(200)).min(damaged.len());
        match random.below(5) {
            0 => damaged[start] = u8::try_from(random.below(256)).unwrap(),
            1 => drop(damaged.drain(start..end)),
            2 => {
                let span = damaged[start..end].to_vec();
                damaged.splice(start..start, span);
            }
            3 => {
                let digits = damaged[start..end].iter().position(u8::is_ascii_digit);
                let number: &[u8] =
                    [&b"0"[..], b"-1", b"99999999999", b"65536", b"2147483648"][random.below(5)];
                if let Some(offset) = digits {
                    damaged.splice(start + offset..=start + offset, number.iter().copied());
                }
            }
            _ if random.below(4) == 0 => damaged.truncate(start),
            _ => damaged[start] ^= 1 << random.below(8),
        }
    }

    damaged
}
