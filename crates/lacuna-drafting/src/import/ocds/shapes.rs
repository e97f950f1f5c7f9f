//! The shapes that releases come in: packages, records, lists, one per line, or alone.

use super::super::MappingNote;
use super::super::entry::{Entry, at};
use super::process::Release;
use super::{MappingStatus, REGISTER};
use lacuna_core::diagnostic::Diagnostic;
use lacuna_core::document::{Document, NodeId, NodeKind};

// These are the members of release packages and record packages in OCDS 1.1.
const PACKAGE: [&str; 10] = [
    "extensions",
    "license",
    "packages",
    "publicationPolicy",
    "publishedDate",
    "publisher",
    "records",
    "releases",
    "uri",
    "version",
];

const NO_PACKAGE: &str = "this is not a release package: there is no list of `releases`";
const NO_RELEASE: &str = "a release is a group in braces, and this is something else";
const NO_RECORD: &str = "a record is a group in braces, and this is something else";
/// What is said once for all entries of a file that it is true of.
const GROUPED: [&str; 3] = [NO_PACKAGE, NO_RELEASE, NO_RECORD];

/// What was found in a file.
pub(super) struct Shapes<'d> {
    document: &'d Document,
    /// The file as it was written, with the histories of its versioned releases.
    written: &'d Document,
    /// The releases, in the order of the file.
    pub(super) releases: Vec<Release>,
    /// What is to be said outside of any release.
    pub(super) remarks: Vec<MappingNote>,
    /// What is not a release.
    pub(super) problems: Vec<Diagnostic>,
}

impl<'d> Shapes<'d> {
    /// Finds the releases of a file, whatever its shape.
    ///
    /// # Errors
    /// A file that holds nothing of the kind.
    pub(super) fn read(
        document: &'d Document,
        written: &'d Document,
    ) -> Result<Self, Vec<Diagnostic>> {
        let mut shapes = Self {
            document,
            written,
            releases: Vec::new(),
            remarks: Vec::new(),
            problems: Vec::new(),
        };

        if document.kind(NodeId::ROOT) == NodeKind::List {
            for node in document.children(NodeId::ROOT) {
                shapes.read_value(node);
            }
        } else {
            shapes.read_value(NodeId::ROOT);
        }

        shapes.group_problems();
        let nothing =
            shapes.releases.is_empty() && shapes.remarks.is_empty() && shapes.problems.is_empty();
        if nothing {
            let problem = at(
                document,
                NodeId::ROOT,
                "this list is empty: there is no release in it",
            );

            return Err(vec![problem]);
        }

        Ok(shapes)
    }

    /// Says once what is wrong with many entries in the same way, at the first of them.
    fn group_problems(&mut self) {
        let mut grouped: Vec<(Diagnostic, usize)> = Vec::new();
        for problem in self.problems.drain(..) {
            let is_grouped = GROUPED.contains(&problem.message.as_str());
            let mut known = grouped.iter_mut().filter(|_| is_grouped);

            match known.find(|(known, _)| known.message == problem.message) {
                Some((_, more)) => *more += 1,
                None => grouped.push((problem, 0)),
            }
        }

        for (mut problem, more) in grouped {
            let entries = if more == 1 { "entry" } else { "entries" };
            if more > 0 {
                problem.message.push_str(&format!(
                    "; the same is true of {more} more {entries} of this file"
                ));
            }

            self.problems.push(problem);
        }
    }

    fn is_list(&self, node: NodeId, key: &str) -> bool {
        self.document
            .get(node, key)
            .is_some_and(|list| self.document.kind(list) == NodeKind::List)
    }

    fn read_value(&mut self, node: NodeId) {
        let has = |key| self.document.get(node, key).is_some();
        match self.document.kind(node) {
            NodeKind::Null => self.silent(node, "null states nothing"),
            // A record has an `ocid` beside its releases, and a package has none.
            NodeKind::Object
                if has("versionedRelease")
                    || has("ocid") && ["compiledRelease", "releases"].into_iter().any(has) =>
            {
                self.read_record(node, None);
            }
            NodeKind::Object if self.is_list(node, "records") || self.is_list(node, "releases") => {
                self.read_package(node)
            }
            NodeKind::Object if ["ocid", "awards", "contracts"].into_iter().any(has) => {
                self.read_release(node, None)
            }
            NodeKind::Object if self.is_linked(node) && ["date", "tag"].into_iter().any(has) => {
                self.linked(node);
            }
            _ => {
                let help = "a release package is an object with a list of `releases`; single releases, lists of them, \
                            record packages and files with one release per line are read as well";
                self.problems
                    .push(at(self.document, node, NO_PACKAGE).help(help));
            }
        }
    }

    fn read_package(&mut self, package: NodeId) {
        self.tell_package(package);
        for key in ["records", "releases"] {
            let list = self
                .document
                .get(package, key)
                .filter(|_| self.is_list(package, key));

            for node in list
                .into_iter()
                .flat_map(|list| self.document.children(list))
            {
                match key {
                    "records" => self.read_record(node, Some(package)),
                    _ => self.read_release(node, Some(package)),
                }
            }
        }
    }

    /// What is to be said of the package around its releases.
    fn tell_package(&mut self, package: NodeId) {
        let mut head = Entry::new(self.document, REGISTER);
        head.knows(package, &PACKAGE);
        let of_file = ["extensions", "packages", "publicationPolicy", "version"];
        head.all_silent(package, &of_file, "it describes the file, not an agreement");

        let in_source = "it is in the source of each agreement";
        head.all_silent(
            package,
            &["license", "publishedDate", "publisher", "uri"],
            in_source,
        );

        self.remarks.extend(head.into_remarks());

        // Without any remark, a package without releases would count as an empty list.
        if self.remarks.is_empty() {
            self.silent(package, "a package, which states nothing itself");
        }
    }

    /// A record: its compiled release sums up the others, which count only where it is missing.
    fn read_record(&mut self, record: NodeId, package: Option<NodeId>) {
        if self.document.kind(record) != NodeKind::Object {
            self.problems.push(at(self.document, record, NO_RECORD));

            return;
        }

        let compiled = self.document.get(record, "compiledRelease");
        let compiled = compiled.filter(|node| self.document.kind(*node) == NodeKind::Object);
        let members = |key| self.document.get(record, key).into_iter();

        if let Some(compiled) = compiled {
            for node in members("releases")
                .chain(members("versionedRelease"))
                .collect::<Vec<_>>()
            {
                self.silent(node, "the compiled release sums it up");
            }

            return self.read_release(compiled, package);
        }

        let releases: Vec<NodeId> = members("releases")
            .flat_map(|list| self.document.children(list))
            .collect();

        let (linked, embedded): (Vec<NodeId>, Vec<NodeId>) =
            releases.into_iter().partition(|node| self.is_linked(*node));

        let versioned = self.document.get(record, "versionedRelease");
        let versioned = versioned.filter(|node| self.document.kind(*node) == NodeKind::Object);
        for node in &linked {
            self.linked(*node);
        }

        // Releases have a day and tags of their own, which their history has not.
        if let Some(versioned) = versioned.filter(|_| embedded.is_empty()) {
            return self.read_release(versioned, package);
        }

        if embedded.is_empty() && linked.is_empty() {
            let message = "this record contains no release: neither a compiled release nor releases of its own";
            let help = "use the record with its `compiledRelease`, or the release package";
            self.problems
                .push(at(self.document, record, message).help(help));
        }

        if let Some(node) = members("versionedRelease").next() {
            self.silent(node, "the releases beside it say the same");
        }

        for node in embedded {
            self.read_release(node, package);
        }
    }

    fn read_release(&mut self, node: NodeId, package: Option<NodeId>) {
        let problem = |message: &str| at(self.document, node, message);
        if self.document.kind(node) != NodeKind::Object {
            return self.problems.push(problem(NO_RELEASE));
        }

        if self.document.get(node, "versionedRelease").is_some() {
            return self.read_record(node, package);
        }

        if self.is_linked(node) {
            return self.linked(node);
        }

        // A history that could be read is blanked by now, so this one could not.
        if self.is_versioned(node) {
            let message = "this is a versioned release, a history of each value";
            return self.problems.push(
                problem(message).help("use the compiled release, or the releases themselves"),
            );
        }

        if ["id", "ocid"]
            .into_iter()
            .all(|key| super::name_part(self.document, node, key).is_none())
        {
            let message = "this release has neither an `id` nor an `ocid`, and nothing else can name its file";
            return self.problems.push(problem(message));
        }

        // Histories are blanked in `document`, and are still in the file as it was written.
        let pointer = self.document.pointer(node);
        let as_written = self.written.at(&pointer);
        if as_written.is_some_and(|node| super::versioned::has_history(self.written, node)) {
            self.doubt(
                node,
                "a versioned release, a history of each value; the latest value of each field counts",
            );
        }

        // A versioned release has no day of its own: it is as late as the latest of its values.
        let moment = super::process::moment_at(self.document, node, "date")
            .or_else(|| super::versioned::newest(self.written, as_written?));

        self.releases.push(Release {
            node,
            package,
            moment,
        });
    }

    /// Whether it is only the address of a release.
    fn is_linked(&self, node: NodeId) -> bool {
        let has = |key: &str| self.document.get(node, key).is_some();

        // A linked release has an address, a day and a tag, and no id of its own.
        has("url") && !["awards", "contracts", "id", "ocid"].into_iter().any(has)
    }

    fn linked(&mut self, node: NodeId) {
        self.doubt(
            node,
            "the release is elsewhere, at the address in `url`, which was not opened; download it and import it",
        );
    }

    /// Whether it is a versioned release, in which every value is a list of what it was in which release.
    fn is_versioned(&self, node: NodeId) -> bool {
        let is_history = |member: NodeId| {
            self.document.kind(member) == NodeKind::List
                && self
                    .document
                    .children(member)
                    .any(|entry| self.document.get(entry, "releaseDate").is_some())
        };

        let fields = self.document.children(node);
        let below = ["tender", "buyer", "planning"]
            .into_iter()
            .filter_map(|key| self.document.get(node, key));

        fields
            .chain(below.flat_map(|group| self.document.children(group)))
            .any(is_history)
    }

    fn silent(&mut self, node: NodeId, why: &str) {
        self.remarks.push(MappingNote::new(
            self.document,
            node,
            MappingStatus::Silent,
            why,
        ));
    }

    fn doubt(&mut self, node: NodeId, what: &str) {
        self.remarks.push(MappingNote::new(
            self.document,
            node,
            MappingStatus::Doubtful,
            what,
        ));
    }
}
