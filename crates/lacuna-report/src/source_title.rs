//! The parts of a source's title: the name of a provision, and what the title says that it is about.

/// Splits a title before the words that say what the provision is about, where a pinpoint belongs.
///
/// These words are the last brackets, or follow a colon. Brackets before them are part of a name: "Directive (EU) 2016/680
/// Article 22 (processors)", "Directive (EU) 2016/680 第22条（处理者）".
pub(crate) fn name_and_about(title: &str) -> (&str, &str) {
    let brackets = if title.ends_with(')') {
        title.rfind(" (")
    } else if title.ends_with('）') {
        title.rfind('（')
    } else {
        title.find([':', '：'])
    };

    brackets
        .and_then(|at| title.split_at_checked(at))
        .unwrap_or((title, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_within_a_name_are_part_of_it() {
        for (title, name) in [
            ("UK GDPR Article 28 (processors)", "UK GDPR Article 28"),
            (
                "Directive (EU) 2016/680 Article 22 (processors)",
                "Directive (EU) 2016/680 Article 22",
            ),
            (
                "Directive (EU) 2022/2555 (NIS2) Article 23 (incident reporting)",
                "Directive (EU) 2022/2555 (NIS2) Article 23",
            ),
            (
                "Directive (EU) 2016/680 第22条（处理者）",
                "Directive (EU) 2016/680 第22条",
            ),
            (
                "Procurement Regulations 2024 (SI 2024/692), regulation 5",
                "Procurement Regulations 2024 (SI 2024/692), regulation 5",
            ),
            (
                "Public Contracts Regulations 2015 (SI 2015/102), regulation 84: report on the procurement",
                "Public Contracts Regulations 2015 (SI 2015/102), regulation 84",
            ),
        ] {
            assert_eq!(name_and_about(title).0, name);
        }
    }
}
