//! Which clauses of a document references name, and which nobody has cited.

use std::collections::BTreeSet;

use crate::document::SourceDocument;

/// How many clauses a document has, and which of them no reference names. Of a clause that has parts, only the parts count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseCoverage {
    /// How many clauses there are.
    pub clauses: usize,
    /// The labels of those that no reference names, in the order of the document.
    pub uncited: Vec<String>,
}

impl SourceDocument {
    /// Finds the clauses that no reference names. A reference may name several, as in `2.6(b) and (c), 4`, and one to a
    /// clause stands for its parts.
    #[must_use]
    pub fn cover_clauses<'r>(
        &self,
        references: impl IntoIterator<Item = &'r str>,
    ) -> ClauseCoverage {
        let cited: BTreeSet<String> = references.into_iter().flat_map(named_labels).collect();
        let with_parts: BTreeSet<usize> = self.clauses.iter().filter_map(|c| c.parent).collect();
        let innermost: Vec<usize> = (0..self.clauses.len())
            .filter(|at| !with_parts.contains(at))
            .collect();

        let uncited = innermost
            .iter()
            .filter(|at| !self.is_cited(**at, &cited))
            .filter_map(|at| Some(self.clauses.get(*at)?.label.clone()));

        ClauseCoverage {
            uncited: uncited.collect(),
            clauses: innermost.len(),
        }
    }

    /// Whether a reference names a clause, or one that it is a part of.
    fn is_cited(&self, at: usize, cited: &BTreeSet<String>) -> bool {
        let chain = std::iter::successors(Some(at), |at| self.clauses.get(*at)?.parent);
        chain
            .filter_map(|at| self.clauses.get(at))
            .any(|clause| cited.contains(&clause.label))
    }
}

/// The labels that a reference names. A part alone, as `(c)` behind `2.6(b) and`, belongs to the clause before it.
fn named_labels(reference: &str) -> Vec<String> {
    // The whole comes first, since `Schedule 2, paragraph 3` has a comma of its own.
    let mut labels = vec![reference.trim().to_owned()];
    let mut clause = String::new();
    for part in reference
        .split([',', ';'])
        .flat_map(|part| part.split(" and "))
    {
        let part = part.trim();
        if part.starts_with('(') {
            labels.push(format!("{clause}{part}"));
            continue;
        }

        clause = part.split('(').next().unwrap_or_default().to_owned();
        labels.push(part.to_owned());
    }

    labels
}

#[cfg(test)]
mod tests {
    use crate::read;

    const CONTRACT: &str = "# Terms\n\n1. Scope\n\n1.1 The Supplier shall act on instructions.\n\n1.2 The Supplier \
                            shall:\n\n(a) keep records;\n\n(b) train its staff.\n\n2. Law\n\n2.1 The law is that of England.\n";

    fn uncited(references: &[&str]) -> Vec<String> {
        let document = read("terms.md", CONTRACT.as_bytes()).unwrap();
        document.cover_clauses(references.iter().copied()).uncited
    }

    #[test]
    fn without_a_reference_each_clause_that_has_no_parts_is_uncited() {
        assert_eq!(uncited(&[]), ["1.1", "1.2(a)", "1.2(b)", "2.1"]);
    }

    #[test]
    fn a_reference_names_one_clause_several_or_all_parts_of_one() {
        assert_eq!(uncited(&["1.2(a)"]), ["1.1", "1.2(b)", "2.1"]);
        assert_eq!(uncited(&["1.2(a) and (b), 2.1"]), ["1.1"]);
        assert_eq!(uncited(&["1"]), ["2.1"]);
        assert_eq!(uncited(&["1.2"]), ["1.1", "2.1"]);
    }
}
