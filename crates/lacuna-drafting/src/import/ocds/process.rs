//! One contracting process: its releases, latest first, and the contracts and awards that are in them.

use chrono::{DateTime, NaiveDate};

use super::super::days::day_of;
use super::identifier;
use lacuna_core::document::{Document, NodeId, NodeKind};

/// A release, with the package around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Release {
    /// The release.
    pub(super) node: NodeId,
    /// The package that it came in, which names publisher and licence.
    pub(super) package: Option<NodeId>,
    /// Its moment in milliseconds; `None` where it has no date that can be read.
    pub(super) moment: Option<i64>,
}

/// The versions of one object in the releases of its process, latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Versions(pub(super) Vec<NodeId>);

/// The releases of one process, latest first.
#[derive(Debug)]
pub(super) struct Process {
    /// The id of the process; absent where the release has none.
    pub(super) ocid: Option<String>,
    /// The releases, latest first.
    pub(super) releases: Vec<Release>,
}

/// A contract with the award it followed from, or an award that no contract followed.
#[derive(Debug)]
pub(super) struct Agreed {
    /// The versions of the contract; none for an award alone.
    pub(super) contract: Versions,
    /// The versions of the award; none where the process does not hold it.
    pub(super) award: Versions,
    /// Whether other contracts followed from the same award.
    pub(super) shares_award: bool,
    /// Whether the award was taken because it is the only one, and not because the contract names it.
    pub(super) is_only_award: bool,
    /// Which one it is of several different ones under the same id in one release, from 1.
    pub(super) occurrence: usize,
}

impl Versions {
    /// Whether there is no version.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The latest version.
    pub(super) fn latest(&self) -> Option<NodeId> {
        self.0.first().copied()
    }

    /// The latest version that has a field: a release omits what did not change.
    pub(super) fn holder(&self, document: &Document, key: &str) -> Option<NodeId> {
        self.0
            .iter()
            .copied()
            .find(|node| document.get(*node, key).is_some())
    }

    /// The versions of a member that is an object.
    pub(super) fn objects(&self, document: &Document, key: &str) -> Self {
        let members = self.0.iter().filter_map(|node| document.get(*node, key));
        Self(
            members
                .filter(|node| document.kind(*node) == NodeKind::Object)
                .collect(),
        )
    }

    /// The entries of a list, each with its versions. Entries of one list are the same where they have the same id and
    /// the same text; different ones under one id stay two.
    pub(super) fn entries(&self, document: &Document, key: &str) -> Vec<Entries> {
        let mut found: Vec<Entries> = Vec::new();
        let lists = self.0.iter().filter_map(|node| document.get(*node, key));
        for (at, list) in lists
            .filter(|list| document.kind(*list) == NodeKind::List)
            .enumerate()
        {
            let mut met: Vec<(String, Vec<NodeId>)> = Vec::new();
            for node in document.children(list) {
                let id = document
                    .get(node, "id")
                    .and_then(|node| identifier(document, node));

                let Some(id) = id else {
                    // What has no id cannot be found again in another release, so only the latest list tells.
                    if at == 0 {
                        found.push(Entries {
                            id: None,
                            occurrence: 1,
                            versions: Self(vec![node]),
                        });
                    }

                    continue;
                };

                let occurrence = occurrence_of(document, &mut met, &id, node);
                let same = |entry: &&mut Entries| {
                    entry.id.as_ref() == Some(&id) && entry.occurrence == occurrence
                };

                match found.iter_mut().find(same) {
                    Some(entry) => entry.versions.0.push(node),
                    None => found.push(Entries {
                        id: Some(id),
                        occurrence,
                        versions: Self(vec![node]),
                    }),
                }
            }
        }

        found
    }
}

/// The versions of one entry of a list.
#[derive(Debug)]
pub(super) struct Entries {
    /// Its id.
    pub(super) id: Option<String>,
    /// Which one it is of several different ones with this id in one list, from 1.
    pub(super) occurrence: usize,
    /// Its versions.
    pub(super) versions: Versions,
}

/// Which of the different entries with one id a node is, from 1.
fn occurrence_of(
    document: &Document,
    met: &mut Vec<(String, Vec<NodeId>)>,
    id: &str,
    node: NodeId,
) -> usize {
    let Some((_, known)) = met.iter_mut().find(|(other, _)| other == id) else {
        met.push((id.to_owned(), vec![node]));
        return 1;
    };

    if let Some(at) = known
        .iter()
        .position(|other| document.raw(*other) == document.raw(node))
    {
        return at + 1;
    }
    known.push(node);

    known.len()
}

impl Process {
    /// Groups releases by the id of their process, in the order in which the processes are first met.
    pub(super) fn group(document: &Document, releases: Vec<Release>) -> Vec<Self> {
        let mut processes: Vec<Self> = Vec::new();
        // Bulk files have thousands of processes, and to search a list for each would be slow.
        let mut places: std::collections::BTreeMap<String, usize> =
            std::collections::BTreeMap::new();
        for release in releases {
            let ocid = document
                .get(release.node, "ocid")
                .and_then(|node| identifier(document, node));

            // Without an `ocid`, nothing tells that two releases are of one process.
            let known = ocid.as_ref().and_then(|ocid| places.get(ocid).copied());
            match known.and_then(|at| processes.get_mut(at)) {
                Some(process) => process.releases.push(release),
                None => {
                    if let Some(ocid) = &ocid {
                        places.insert(ocid.clone(), processes.len());
                    }

                    processes.push(Self {
                        ocid,
                        releases: vec![release],
                    });
                }
            }
        }

        for process in &mut processes {
            // Of two releases of one moment the one that comes later in the file counts as the later.
            process.releases.reverse();
            process
                .releases
                .sort_by_key(|release| std::cmp::Reverse(rank(document, *release)));
        }

        processes
    }

    /// The releases as versions of one object.
    pub(super) fn versions(&self) -> Versions {
        Versions(self.releases.iter().map(|release| release.node).collect())
    }

    /// The release that a contract or an award is in.
    pub(super) fn release_of(&self, document: &Document, node: NodeId) -> Option<Release> {
        let holder = document.parent(node).and_then(|list| document.parent(list));
        self.releases
            .iter()
            .copied()
            .find(|release| Some(release.node) == holder)
    }

    /// The entries of a list of the releases whose versions are all objects.
    fn objects_of(&self, document: &Document, list: &str) -> Vec<Entries> {
        let is_object = |entry: &Entries| {
            let mut versions = entry.versions.0.iter();
            versions.all(|node| document.kind(*node) == NodeKind::Object)
        };

        let mut entries = self.versions().entries(document, list);
        // Entries of another shape are reported by `containers`, and nothing is made of them.
        entries.retain(is_object);
        entries
    }

    /// The contracts with their awards, then the awards that no contract followed.
    pub(super) fn agreed(&self, document: &Document) -> Vec<Agreed> {
        let contracts = self.objects_of(document, "contracts");
        let awards = self.objects_of(document, "awards");
        let names = |contract: &Entries| {
            let holder = contract.versions.holder(document, "awardID")?;
            document
                .get(holder, "awardID")
                .and_then(|node| identifier(document, node))
        };

        // An only contract and an only award belong together, though no id says so.
        let lone = |contract: &Entries| {
            names(contract).is_none() && contracts.len() == 1 && awards.len() == 1
        };

        let award_of = |contract: &Entries| match names(contract) {
            Some(name) => awards
                .iter()
                .position(|award| award.id.as_ref() == Some(&name)),
            None if lone(contract) => Some(0),
            None => None,
        };

        let followed: Vec<Option<usize>> = contracts.iter().map(award_of).collect();
        let versions = |at: usize| {
            awards
                .get(at)
                .map(|award| award.versions.clone())
                .unwrap_or_default()
        };

        let of_contracts = contracts
            .iter()
            .zip(&followed)
            .map(|(contract, award)| Agreed {
                contract: contract.versions.clone(),
                award: award.map(versions).unwrap_or_default(),
                shares_award: award.is_some()
                    && followed.iter().filter(|other| *other == award).count() > 1,
                is_only_award: lone(contract),
                occurrence: contract.occurrence,
            });

        let alone = (0..awards.len()).filter(|at| !followed.contains(&Some(*at)));
        let of_awards = alone.map(|at| Agreed {
            contract: Versions::default(),
            award: versions(at),
            shares_award: false,
            is_only_award: false,
            occurrence: awards.get(at).map_or(1, |award| award.occurrence),
        });

        of_contracts.chain(of_awards).collect()
    }
}

impl Agreed {
    /// What it is called.
    pub(super) fn noun(&self) -> &'static str {
        if self.contract.is_empty() {
            "award"
        } else {
            "contract"
        }
    }

    /// The contract, or else the award.
    pub(super) fn main(&self) -> &Versions {
        if self.contract.is_empty() {
            &self.award
        } else {
            &self.contract
        }
    }
}

/// What releases are ordered by: their moment, and a compiled release after those that it sums up.
pub(super) fn rank(document: &Document, release: Release) -> (i64, bool) {
    let tags = document
        .get(release.node, "tag")
        .into_iter()
        .flat_map(|tags| document.children(tags));

    let compiled = tags
        .filter_map(|tag| document.string(tag))
        .any(|tag| tag == "compiled");

    // A release without a date must not supersede one that has a date.
    (release.moment.unwrap_or(i64::MIN), compiled)
}

/// The moment in a field of an object in milliseconds; `None` where it cannot be read.
pub(super) fn moment_at(document: &Document, object: NodeId, key: &str) -> Option<i64> {
    let date = document
        .get(object, key)
        .and_then(|node| document.string(node))?;

    match DateTime::parse_from_rfc3339(&date) {
        Ok(moment) => Some(moment.timestamp_millis()),
        // The standard wants a time with its zone (RFC 3339), and some publishers write a day.
        Err(_) => day_of(&date).and_then(midnight),
    }
}

fn midnight(day: NaiveDate) -> Option<i64> {
    day.and_hms_opt(0, 0, 0)
        .map(|moment| moment.and_utc().timestamp_millis())
}
