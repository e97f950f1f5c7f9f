//! HTML and Markdown.

use lacuna_sources::{BlockKind, SetApartKind};

use crate::{apart, check_ranges, labels, lines, read_ok};

#[test]
fn html_lists_count_as_a_browser_counts() {
    let page = "<!DOCTYPE html><html><head><title>No</title><style>p{}</style></head><body>
        <h1>Agreement</h1>
        <ol><li>Definitions
          <ol type=a><li>one;<li value=3>three.</ol>
        <li>Audit<p>Second paragraph.</li></ol>
        <ol start=\"7\" type=\"I\"><li>Seven</ol></body></html>";

    let document = read_ok("a.html", page.as_bytes());
    check_ranges(&document);
    assert_eq!(
        lines(&document),
        [
            "Agreement",
            "1. Definitions",
            "a. one;",
            "c. three.",
            "2. Audit",
            "Second paragraph.",
            "VII. Seven"
        ]
    );

    assert_eq!(labels(&document)[..4], ["1", "1(a)", "1(c)", "2"]);
}

#[test]
fn html_sets_apart_what_is_not_read() {
    let page = "<html><nav>Home</nav><p>The Supplier <del>may</del> <ins>shall</ins> delete it.<script>x()</script>\
        <p hidden>Hidden.</p><p style='display: none'>Hidden too.</p><%= render 'x' %><p>{{ supplier }} &amp; Co&nbsp;Ltd</html>";
    let document = read_ok("a.html", page.as_bytes());
    assert_eq!(
        lines(&document),
        ["The Supplier shall delete it.", "{{ supplier }} & Co Ltd"]
    );

    assert_eq!(apart(&document, SetApartKind::Deleted), ["may"]);
    assert_eq!(
        apart(&document, SetApartKind::Hidden),
        ["Hidden.", "Hidden too."]
    );

    assert_eq!(apart(&document, SetApartKind::PageFurniture), ["Home"]);
    assert_eq!(
        apart(&document, SetApartKind::Markup),
        ["<%= render 'x' %>"]
    );
}

#[test]
fn html_tables_and_lines_of_an_address_are_blocks() {
    let page = "<html><table><tr><th>Item<th>Kept<tr><td><p>Notes</p><td>90 days</table><p>1.1 One.<br>1.2 Two.<br>of two</p><h2>2. Audit</h2></html>";
    let document = read_ok("a.html", page.as_bytes());
    assert_eq!(
        lines(&document),
        [
            "Item | Kept",
            "Notes | 90 days",
            "1.1 One.",
            "1.2 Two. of two",
            "2. Audit"
        ]
    );

    assert_eq!(document.blocks[1].kind, BlockKind::TableRow);
    assert_eq!(document.blocks[4].kind, BlockKind::Heading(2));
}

#[test]
fn markdown_lists_spans_and_tags_are_read() {
    let text = "---\ntitle: x\n---\n{% tip %}\n# Addendum\n\n1. <span class=\"h\" id=\"1\">AI Services</span>\n    1. <span>Use.</span>  The *Services* are \\[part\\].\n    2. Limits.\n\n        a. first;\n\n        b. second.\n\n2. Term\n\n| Item | Kept |\n|---|---|\n| Notes | ~~60~~90 days |\n\n<p>In HTML</p>\n\nSee [terms](https://example.org).[^1]\n\n[^1]: A note.\n";
    let document = read_ok("a.md", text.as_bytes());
    check_ranges(&document);
    assert_eq!(
        lines(&document),
        [
            "Addendum",
            "1. AI Services",
            "1. Use. The Services are [part].",
            "2. Limits.",
            "a. first;",
            "b. second.",
            "2. Term",
            "Item | Kept",
            "Notes | 90 days",
            "In HTML",
            "See terms.",
            "1 A note."
        ]
    );

    assert_eq!(
        labels(&document),
        ["1", "1.1", "1.2", "1.2(a)", "1.2(b)", "2"]
    );

    assert_eq!(apart(&document, SetApartKind::Deleted), ["60"]);
    assert_eq!(
        apart(&document, SetApartKind::Markup),
        ["--- title: x ---", "{% tip %}"]
    );
}

#[test]
fn markdown_paragraphs_with_numbers_of_their_own_are_clauses() {
    let text = "## 1. Gegenstand\n\n1.1. Der Vertrag.\n\n1.2. Die Daten:\n- Namen\n- Orte\n\n## 2. Dauer\n\n2.1. Ein Jahr.\n";
    let document = read_ok("a.md", text.as_bytes());
    assert_eq!(labels(&document), ["1", "1.1", "1.2", "2", "2.1"]);
    assert_eq!(document.clauses[0].heading.as_deref(), Some("Gegenstand"));
}

#[test]
fn an_indented_block_of_markdown_is_part_of_the_contract_and_no_code() {
    let contract = "1. Transfers\n\n    1. <b>Scope.</b> The terms apply:\n\n            i. to <i>every</i> transfer;\n\n            ii. to **each** onward transfer.\n";
    let document = read_ok("terms.md", contract.as_bytes());

    assert!(
        document.text.contains("i. to every transfer;"),
        "{}",
        document.text
    );
    assert!(
        document.text.contains("ii. to each onward transfer."),
        "{}",
        document.text
    );
    // What stands between fences is left as it is.
    let fenced = read_ok("terms.md", b"```\n<b>kept</b>\n```\n");
    assert!(fenced.text.contains("<b>kept</b>"), "{}", fenced.text);
}

/// Checks the blocks of pages, each with and without its end.
fn check_pages<const N: usize>(pages: [(&str, Vec<&str>); N]) {
    for (page, expected) in pages {
        for end in ["", "</html>"] {
            let page = format!("<!DOCTYPE html><html>{page}{end}");
            let document = read_ok("a.html", page.as_bytes());
            check_ranges(&document);
            assert_eq!(lines(&document), expected, "{page}");
        }
    }
}

#[test]
fn no_words_around_a_table_within_a_cell_are_lost() {
    check_pages([
        // Words before, between and behind it.
        (
            "<table><tr><td>Before<table><tr><td>a<td>b</table>after<td>B</table>",
            vec!["Before", "a | b", "after | B"],
        ),
        (
            "<table><tr><td>A<td>Before<table><tr><td>a<td>b</table></td><td>C</td></tr><tr><td>D<td>E</table>",
            vec!["A | Before", "a | b", "C", "D | E"],
        ),
        (
            "<table><tr><td><table><tr><td>a<td>b</table><table><tr><td>c<td>d</table></td></tr></table>",
            vec!["a | b", "c | d"],
        ),
        (
            "<table><tr><td>1<table><tr><td>2<table><tr><td>3</table>4</table>5</table>",
            vec!["1", "2", "3", "4", "5"],
        ),
    ]);
}

#[test]
fn no_words_of_a_table_that_is_not_closed_are_lost() {
    check_pages([
        ("<table><tr><td>a<td>b", vec!["a | b"]),
        (
            "<table><tr><td><div>a<tr><td>b<td>c</table>",
            vec!["a", "b | c"],
        ),
        (
            "<table><tr><td>a<table><tr><td>b</td></tr></table>",
            vec!["a", "b"],
        ),
        (
            "<div><table><tr><td>a<td>b</div><p>After",
            vec!["a | b", "After"],
        ),
        (
            "<div><table><tr><td>a<table><tr><td>b</div><p>After",
            vec!["a", "b", "After"],
        ),
        // Words outside a cell.
        ("<table><tr>a<td>b</table>", vec!["a | b"]),
        (
            "<table><caption>Head</caption><tr><td>a<td>b</table>",
            vec!["Head", "a | b"],
        ),
        (
            "<p>Lead<table><tr><td>a<td>b</table>tail",
            vec!["Lead", "a | b", "tail"],
        ),
    ]);
}
