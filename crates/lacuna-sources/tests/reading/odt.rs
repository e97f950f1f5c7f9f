//! OpenDocument texts.

use lacuna_sources::{RemarkKind, SetApartKind};

use crate::{apart, check_ranges, labels, lines, made::odt, read_ok};

#[test]
fn lists_count_as_they_are_printed() {
    let body = r#"<text:list text:style-name="L" xml:id="a"><text:list-item><text:h text:outline-level="1">Definitions</text:h></text:list-item><text:list-item><text:list><text:list-item><text:p>First.</text:p></text:list-item><text:list-item><text:p>Second:</text:p><text:list><text:list-item><text:p>one;</text:p></text:list-item><text:list-item><text:p>two.</text:p></text:list-item></text:list></text:list-item></text:list></text:list-item></text:list><text:p>Between.</text:p><text:list text:style-name="L" text:continue-list="a"><text:list-item><text:h text:outline-level="1">Audit</text:h></text:list-item></text:list><text:list text:style-name="L"><text:list-item><text:p>Anew.</text:p></text:list-item></text:list>"#;
    let document = read_ok("a.odt", &odt(body));
    check_ranges(&document);
    assert_eq!(
        lines(&document),
        [
            "1. Definitions",
            "1.1 First.",
            "1.2 Second:",
            "(a) one;",
            "(b) two.",
            "Between.",
            "2. Audit",
            "1. Anew."
        ]
    );

    assert_eq!(
        labels(&document)[..6],
        ["1", "1.1", "1.2", "1.2(a)", "1.2(b)", "2"]
    );
}

#[test]
fn deleted_and_hidden_words_are_set_apart() {
    let body = r#"<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><office:change-info/><text:p>may</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>The Supplier <text:change text:change-id="c1"/>shall<text:s/>not use it. <text:span text:style-name="Gone">Hidden.</text:span></text:p>"#;
    let document = read_ok("a.odt", &odt(body));
    assert_eq!(document.text, "The Supplier shall not use it.");
    assert_eq!(apart(&document, SetApartKind::Deleted), ["may"]);
    assert_eq!(apart(&document, SetApartKind::Hidden), ["Hidden."]);
    assert_eq!(document.remarks[0].kind, RemarkKind::OpenChanges);
}

#[test]
fn tables_are_rows() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let body = format!(
        "<table:table><table:table-row>{}{}</table:table-row></table:table>",
        cell("Notes"),
        cell("90 days")
    );

    assert_eq!(lines(&read_ok("a.odt", &odt(&body))), ["Notes | 90 days"]);
}
