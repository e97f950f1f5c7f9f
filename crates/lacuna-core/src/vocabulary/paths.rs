//! Facts by their dotted paths, and the facts that a person means by a name.

use std::collections::BTreeSet;

use super::{Field, GroupId, Vocabulary};

impl Vocabulary {
    /// Every fact by its dotted path, such as `datasets.retention.days`; a group is before what it holds.
    ///
    /// What carries evidence is the same in every group, and comes once.
    #[must_use]
    pub fn paths(&self) -> Vec<(String, &Field)> {
        let mut paths = Vec::new();
        let root = self.group(GroupId::AGREEMENT);
        for (name, field) in &root.fields {
            self.collect(
                name.to_string(),
                field,
                &mut vec![GroupId::AGREEMENT],
                &mut paths,
            );
        }

        paths
    }

    fn collect<'v>(
        &'v self,
        path: String,
        field: &'v Field,
        around: &mut Vec<GroupId>,
        paths: &mut Vec<(String, &'v Field)>,
    ) {
        paths.push((path.clone(), field));
        // A group inside itself would have paths without end.
        let Some(group) = field.kind.group().filter(|group| !around.contains(group)) else {
            return;
        };

        around.push(group);
        for (name, inner) in self.group(group).facts() {
            self.collect(format!("{path}.{name}"), inner, around, paths);
        }

        around.pop();
    }

    /// Returns the paths of the facts that a person can mean: by a path, by a JSON pointer, or by the end of a path.
    ///
    /// A whole path with a dot, or a pointer, means one fact; a bare name means every fact that has it.
    #[must_use]
    pub fn meant(&self, given: &str) -> Vec<String> {
        let steps = steps(given);
        let exact = !steps.is_empty()
            && self
                .field(&steps.iter().map(String::as_str).collect::<Vec<_>>())
                .is_some();

        let path = steps.join(".");
        if exact && (steps.len() > 1 || given.starts_with('/')) {
            return vec![path];
        }

        let ending = format!(".{path}");

        let paths = self.paths().into_iter().map(|(known, _)| known);

        paths
            .filter(|known| !path.is_empty() && (*known == path || known.ends_with(&ending)))
            .collect()
    }

    /// Returns the known path or name nearest to one that means no fact.
    #[must_use]
    pub fn nearest(&self, given: &str) -> Option<String> {
        let path = steps(given).join(".");
        let known: Vec<String> = self.paths().into_iter().map(|(path, _)| path).collect();
        let names: BTreeSet<&str> = known
            .iter()
            .filter_map(|path| path.rsplit('.').next())
            .collect();

        let near = if path.contains('.') {
            None
        } else {
            crate::diagnostic::nearest(&path, names)
        };

        let whole = || {
            crate::diagnostic::nearest(&path, known.iter().map(String::as_str)).map(str::to_owned)
        };

        near.map(str::to_owned)
            .or_else(whole)
            .or_else(|| nearest_ending(&path, &known))
    }
}

/// Returns the known path whose last names are nearest to a path that omits where it begins.
fn nearest_ending(path: &str, known: &[String]) -> Option<String> {
    let dots = path.matches('.').count();
    let ending = |whole: &str| -> Option<(usize, usize)> {
        let start = whole
            .rmatch_indices('.')
            .nth(dots)
            .map_or(0, |(at, _)| at + 1);
        (whole.matches('.').count() >= dots).then_some((start, whole.len()))
    };

    let ends: Vec<(&str, &str)> = known
        .iter()
        .filter_map(|whole| Some((whole.get(ending(whole)?.0..)?, whole.as_str())))
        .collect();

    let near = crate::diagnostic::nearest(path, ends.iter().map(|(end, _)| *end))?;

    ends.iter()
        .find(|(end, _)| *end == near)
        .map(|(_, whole)| (*whole).to_owned())
}

/// Returns the names on a path however it is written; positions in lists, which name no fact, are omitted.
fn steps(given: &str) -> Vec<String> {
    let given = given.trim();
    let separator = if given.starts_with('/') { '/' } else { '.' };
    let names = given
        .split(separator)
        // The brackets of `datasets[2]`, and those of `/datasets/[tax-files]` in a stable pointer.
        .map(|step| step.split('[').next().unwrap_or_default());

    let names =
        names.filter(|name| !name.is_empty() && !name.bytes().all(|byte| byte.is_ascii_digit()));
    let names: Vec<String> = names
        .map(|name| name.to_lowercase().replace(['-', ' '], "_"))
        .collect();

    // Conditions write `agreement.` before every path.
    if names.len() > 1 && names.first().is_some_and(|name| name == "agreement") {
        return names.into_iter().skip(1).collect();
    }

    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_leads_to_its_field() {
        let vocabulary = Vocabulary::agreement();
        let paths = vocabulary.paths();
        assert!(paths.len() > 400, "{}", paths.len());

        for (path, field) in paths {
            let steps: Vec<&str> = path.split('.').collect();
            assert!(
                std::ptr::eq(vocabulary.field(&steps).unwrap(), field),
                "{path}"
            );

            assert!(
                vocabulary.meant(&format!("/{}", path.replace('.', "/"))) == [path.as_str()],
                "{path}"
            );
        }
    }

    #[test]
    fn a_fact_is_meant_by_path_pointer_condition_or_name() {
        let vocabulary = Vocabulary::agreement();
        for given in [
            "datasets.retention.days",
            "/datasets/0/retention/days",
            "datasets[2].retention.days",
            "agreement.datasets.retention.days",
            "Retention.Days",
            "/datasets/[tax-files]/retention/days",
        ] {
            assert_eq!(
                vocabulary.meant(given),
                ["datasets.retention.days"],
                "{given}"
            );
        }

        assert_eq!(
            vocabulary.meant("retention"),
            ["datasets.retention", "retention"]
        );

        assert_eq!(vocabulary.meant("/retention"), ["retention"]);
        assert_eq!(vocabulary.meant("clauses.quote"), ["clauses.quote"]);
        for given in ["", ".", "/", "0", "colour", "retention.colour"] {
            assert!(vocabulary.meant(given).is_empty(), "{given}");
        }

        assert_eq!(
            vocabulary.nearest("retentoin").as_deref(),
            Some("retention")
        );

        assert_eq!(
            vocabulary.nearest("datasets.retention.dayz").as_deref(),
            Some("datasets.retention.days")
        );

        assert_eq!(
            vocabulary.nearest("retenton.days").as_deref(),
            Some("datasets.retention.days")
        );

        assert_eq!(vocabulary.nearest("\u{1b}"), None);
    }
}
