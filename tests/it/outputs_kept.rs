//! What an output may replace is what this program wrote: any other text, data and link is kept, and a folder that holds
//! earlier outputs can be audited again.

use std::fs;
use std::os::unix::fs::symlink;

use crate::outputs::Folder;

const RELEASE: &str = "tests/fixtures/registers/ocds/ocds-fictional-1.1-05-contract.json";

/// A name for each format, with the command that writes it.
const OUTPUTS: [(&str, &[&str]); 6] = [
    (
        "audit a.json b.json --fail-on never",
        &[
            "r.json", "r.ndjson", "r.sarif", "r.md", "r.txt", "r.xml", "r.xlsx", "r.csv",
            "r.gitlab", "r.github",
        ],
    ),
    (
        "audit a.json --fail-on never",
        &["s.html", "s.txt", "s.md", "s.ndjson"],
    ),
    ("letter a.json", &["l.html", "l.md", "l.txt", "l.docx"]),
    (
        "letter a.json --own-side",
        &["o.html", "o.md", "o.txt", "o.docx"],
    ),
    ("export ropa a.json", &["r1.csv"]),
    ("export dpv a.json", &["r.jsonld"]),
];

fn folder() -> Folder {
    let folder = Folder::new();
    let other = folder
        .content("a.json")
        .replace("as-the-article-feared", "another");
    fs::write(folder.path("b.json"), other).unwrap();
    fs::write(
        folder.path("c.md"),
        "# Contract\n\n1. The data is kept for two years.\n",
    )
    .unwrap();

    folder
}

#[test]
fn the_same_command_replaces_its_own_output_in_every_format() {
    let folder = folder();
    for language in ["en", "zh"] {
        for _ in 0..2 {
            for (command, names) in OUTPUTS {
                let language = if command.starts_with("export") {
                    String::new()
                } else {
                    format!("--lang {language}")
                };
                for name in names {
                    // A letter in another language is another letter, which a person may have edited.
                    let own = if command.starts_with("letter") {
                        format!("{}{name}", language.trim_start_matches("--lang "))
                    } else {
                        (*name).to_owned()
                    };
                    let run = folder.run(&[command, &language, "-o", &own]);
                    let said = String::from_utf8_lossy(&run.stderr).into_owned();
                    assert_eq!(run.status.code(), Some(0), "{command} -o {name}: {said}");
                }
            }

            for name in ["c.txt", "c.json", "c.html"] {
                let run = folder.run(&["read c.md -o", name]);
                assert_eq!(
                    run.status.code(),
                    Some(0),
                    "{}",
                    String::from_utf8_lossy(&run.stderr)
                );
            }
        }
    }
}

#[test]
fn reports_about_files_that_could_not_be_audited_are_replaced() {
    let folder = folder();
    fs::write(folder.path("b.json"), "{\"schema_version\": 1}").unwrap();
    for _ in 0..2 {
        for (name, code) in [
            ("p.json", 2),
            ("p.ndjson", 2),
            ("p.sarif", 2),
            ("p.xml", 2),
            ("p.md", 2),
            ("p.txt", 2),
            ("p.gitlab", 2),
            ("p.github", 2),
        ] {
            for inputs in ["b.json", "a.json b.json", "b.json a.json"] {
                let run = folder.run(&["audit", inputs, "--fail-on never -o", name]);
                let said = String::from_utf8_lossy(&run.stderr).into_owned();
                assert_eq!(run.status.code(), Some(code), "{said}");
                assert!(!said.contains("would be lost"), "{inputs} {name}: {said}");
            }
        }
    }
}

#[test]
fn no_text_of_others_is_replaced() {
    let folder = folder();
    let texts = [
        "my notes\n",
        "# notes\n\n- one\n",
        "a,b\n1,2\n",
        "<html><body>old</body></html>\n",
        "key: value\n",
        "print('x')\n",
    ];
    for text in texts {
        for (command, names) in OUTPUTS {
            for name in names {
                fs::write(folder.path(name), text).unwrap();
                folder.refuses(
                    &format!("{command} -o {name}"),
                    name,
                    &["would be lost", "rename or delete that file"],
                );
            }
        }
    }

    for name in ["x.yaml", "x.py"] {
        fs::write(folder.path(name), texts[4]).unwrap();
        folder.refuses(
            &format!(
                "audit a.json --fail-on never --format text --format json -o {name} -o other.json"
            ),
            name,
            &["would be lost"],
        );
    }
}

#[test]
fn data_that_only_looks_like_an_output_is_kept() {
    let folder = folder();
    let agreement = folder.content("b.json");
    let contents = [
        "{\"lacuna\": \"notes\"}".to_owned(),
        "{\"version\": \"1\", \"runs\": [1]}".to_owned(),
        "[{\"check_name\": \"x\"}]".to_owned(),
        "\"a string\"".to_owned(),
        "{\"note\": \"made with lacuna\", \"x\": [".to_owned(),
        format!("// comment about lacuna\n{agreement}"),
        format!("{}{agreement}", " ".repeat(1_200_000)),
        agreement.replacen("{", "{ \"lacuna\": \"0.1.0\",", 1),
    ];

    for content in contents {
        fs::write(folder.path("out.json"), content).unwrap();
        folder.refuses(
            "audit a.json --fail-on never -o out.json",
            "out.json",
            &["would be lost"],
        );
    }

    fs::write(folder.path("c.toml"), "# only a comment\n").unwrap();
    folder.refuses(
        "audit a.json --fail-on never --format json --format text -o r.json -o c.toml",
        "c.toml",
        &["would be lost"],
    );
}

#[test]
fn imports_replace_neither_their_report_nor_what_is_elsewhere() {
    let folder = folder();
    fs::copy(RELEASE, folder.path("p.json")).unwrap();
    fs::create_dir(folder.path("out")).unwrap();
    assert_eq!(
        folder.run(&["import ocds p.json -o out -q"]).status.code(),
        Some(0)
    );
    let made = fs::read_dir(folder.path("out"))
        .unwrap()
        .flatten()
        .next()
        .unwrap()
        .file_name();
    let made = format!("out/{}", made.to_str().unwrap());

    fs::remove_file(folder.path(&made)).unwrap();
    let run = folder.run(&["import ocds p.json -o out --report", &made]);
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(2), "{said}");
    assert!(
        said.contains("two outputs of this run have this name"),
        "{said}"
    );
    assert!(!folder.path(&made).exists());

    fs::write(folder.path("outside.json"), folder.content("a.json")).unwrap();
    symlink("../outside.json", folder.path(&made)).unwrap();
    folder.refuses(
        "import ocds p.json -o out --force",
        "outside.json",
        &["link that leads out of the folder"],
    );

    fs::remove_file(folder.path(&made)).unwrap();
    for text in [
        "# notes\n",
        "{\"name\": \"site\"}",
        "{\"schema_version\": 1, \"id\": \"x\", ",
    ] {
        fs::write(folder.path(&made), text).unwrap();
        folder.refuses(
            "import ocds p.json -o out --force",
            &made,
            &["would be lost"],
        );
    }

    for _ in 0..2 {
        let run = folder.run(&["import ocds p.json -o fresh --force --report report.json -q"]);
        assert_eq!(
            run.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&run.stderr)
        );
    }
}

#[test]
fn an_input_is_no_standard_output() {
    let folder = folder();
    for command in [
        "audit a.json --fail-on never --format json >> a.json",
        "audit a.json b.json --fail-on never --format ndjson >> a.json",
        "export dpv a.json >> a.json",
        "letter a.json >> a.json",
        "audit - --fail-on never < a.json >> a.json",
    ] {
        folder.refuses(command, "a.json", &["standard output", "input of this run"]);
    }
}

#[test]
fn a_folder_with_outputs_is_audited_without_them() {
    let folder = folder();
    fs::write(folder.path("log.jsonl"), "{\"a\":1}\n{\"a\":2}\n").unwrap();
    fs::write(folder.path("str.json"), "\"x\"").unwrap();
    for _ in 0..2 {
        for command in [
            "audit . --fail-on never --format json > out.json",
            "audit . --fail-on never --format ndjson > out.ndjson",
            "audit . --fail-on never --format sarif > sarif.json",
            "audit . --fail-on never --format gitlab > gitlab.json",
            "export ropa . > r.csv",
            "export dpv . > dpv.json",
        ] {
            let run = folder.run(&[command]);
            let said = String::from_utf8_lossy(&run.stderr).into_owned();
            assert_eq!(run.status.code(), Some(0), "{command}: {said}");
        }
    }

    let lines = folder.content("out.ndjson");
    assert_eq!(lines.lines().count(), 2, "{lines}");
    for command in ["audit out.json", "letter out.json", "audit sarif.json"] {
        folder.refuses(
            command,
            "out.json",
            &["Lacuna wrote", "name the agreement file"],
        );
    }
    folder.refuses("audit dpv.json", "dpv.json", &["no agreement"]);
}

#[test]
fn a_letter_that_a_person_edited_is_kept() {
    for (name, more) in [
        ("l.md", ""),
        ("l.txt", ""),
        ("l.html", ""),
        ("own.md", " --own-side"),
    ] {
        let folder = folder();
        let command = format!("letter a.json -o {name} --as-of 2026-11-24{more}");
        let write = |words: &str| {
            let run = folder.shell(&format!("\"$LACUNA\" {words}"));
            assert_eq!(run.status.code(), Some(0), "{words}: {run:?}");
        };

        write(&command);
        let first = folder.content(name);
        write(&command);
        assert_eq!(folder.content(name), first, "the same letter again");

        // A word in the middle, where no look at the ends of the file finds it.
        let edited = first.replacen("agreement", "agreement (as we discussed)", 2);
        assert_ne!(edited, first);
        fs::write(folder.path(name), &edited).unwrap();
        folder.refuses(&command, name, &["may contain your changes", "--force"]);
        write(&format!("{command} --force"));
        assert_eq!(folder.content(name), first);

        // Other line ends are no change of a person's.
        fs::write(folder.path(name), first.replace('\n', "\r\n")).unwrap();
        write(&command);

        // What is no letter is kept even then.
        fs::write(folder.path(name), "my notes\n").unwrap();
        folder.refuses(&format!("{command} --force"), name, &["would be lost"]);
    }
}

/// A comment that is too long for its host begins with a table, and is the program's own all the same.
#[test]
fn a_shortened_comment_is_replaced_by_the_next() {
    let folder = folder();
    for at in 0..30 {
        let other = folder
            .content("a.json")
            .replace("as-the-article-feared", &format!("feared-{at}"));
        fs::write(folder.path(&format!("n{at}.json")), other).unwrap();
    }

    for _ in 0..2 {
        let run = folder.run(&["audit . --fail-on never -q", "-o", "comment.md"]);
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(0), "{said}");
        let comment = fs::read_to_string(folder.path("comment.md")).unwrap();
        assert!(
            comment.trim_start().starts_with("| Agreement |"),
            "{comment:.200}"
        );
    }
}
