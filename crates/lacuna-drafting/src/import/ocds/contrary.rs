//! What a record says beside a status that is in force: a tag of its releases, the tender, or another release.

use super::process::{Agreed, Process, Release, Versions};
use super::status::{Status, StatusMeaning};
use lacuna_core::document::{Document, NodeId};

/// Finds what contradicts that an award or a contract is in force, so that nothing of it is called so: its place, and why.
pub(super) fn contradiction(
    document: &Document,
    process: &Process,
    agreed: &Agreed,
    own: &Status,
) -> Option<(NodeId, String)> {
    let noun = agreed.noun();
    let by_tag = tags_against(document, process, agreed, own.node).map(|(node, tag)| {
        let reason = format!(
            "the release has the tag {tag}, and the status of the {noun} is {}",
            own.text
        );

        (node, reason)
    });

    by_tag
        .or_else(|| tender_against(document, process, noun, own))
        .or_else(|| undated_against(document, process, agreed, own))
}

/// A tag that says that the award, the contract or the tender came to its end, in a release that is not older than the status.
fn tags_against(
    document: &Document,
    process: &Process,
    agreed: &Agreed,
    status: NodeId,
) -> Option<(NodeId, String)> {
    // Without a contract, a tag on contracts is about others of the process.
    let of_part: &[&str] = if agreed.contract.is_empty() {
        &["awardCancellation"]
    } else {
        &[
            "awardCancellation",
            "contractCancellation",
            "contractTermination",
        ]
    };

    for release in not_older(document, process, status) {
        let concerns = concerns(document, process, agreed, release);
        for (node, tag) in tags(document, release) {
            // A tender that is cancelled takes all that would follow from it along.
            let counts = tag == "tenderCancellation" || of_part.contains(&&*tag) && concerns;
            if counts {
                return Some((node, tag));
            }
        }
    }

    None
}

/// Whether the tag of a release can be about this contract: the release lists it, or lists nothing at all, and no other entry of
/// the release explains the tag by a status of its own.
fn concerns(document: &Document, process: &Process, agreed: &Agreed, release: Release) -> bool {
    let alone = Versions(vec![release.node]);
    let entries = ["awards", "contracts"]
        .into_iter()
        .flat_map(|list| alone.entries(document, list));
    let entries: Vec<_> = entries.collect();

    let lists_it = agreed.contract.0.iter().chain(&agreed.award.0).any(|node| {
        process
            .release_of(document, *node)
            .is_some_and(|holder| holder.node == release.node)
    });

    let explained = entries.iter().any(|entry| {
        Status::of(document, &entry.versions).is_some_and(|status| {
            status.is(StatusMeaning::NotAgreed) || status.is(StatusMeaning::Ended)
        })
    });

    (lists_it || entries.is_empty()) && !explained
}

/// A tender that came to nothing beside an award that is in force.
fn tender_against(
    document: &Document,
    process: &Process,
    noun: &str,
    own: &Status,
) -> Option<(NodeId, String)> {
    let tender = Status::of(document, &process.versions().objects(document, "tender"))?;
    tender.is(StatusMeaning::NotAgreed).then(|| {
        let reason = format!(
            "the tender of this {noun} is {}, and the {noun} is {}",
            tender.text, own.text
        );

        (tender.node, reason)
    })
}

/// A release without a date that says the opposite: nothing shows whether it came before or after.
fn undated_against(
    document: &Document,
    process: &Process,
    agreed: &Agreed,
    own: &Status,
) -> Option<(NodeId, String)> {
    let noun = agreed.noun();
    agreed.main().0.iter().find_map(|version| {
        let status = Status::of(document, &Versions(vec![*version]))?;
        let release = process.release_of(document, *version)?;
        let is_contrary = status.is(StatusMeaning::NotAgreed) || status.is(StatusMeaning::Ended);

        (is_contrary && release.moment.is_none()).then(|| {
            let reason = format!(
                "a release without a date says that the {noun} is {}, and another says {}; nothing shows which is later",
                status.text, own.text
            );

            (status.node, reason)
        })
    })
}

/// The releases from the latest down to the one that a status is in, and those that have no date.
fn not_older<'r>(
    document: &'r Document,
    process: &'r Process,
    status: NodeId,
) -> impl Iterator<Item = Release> + 'r {
    let holder = document
        .parent(status)
        .and_then(|part| process.release_of(document, part));

    let known = process
        .releases
        .iter()
        .position(|release| Some(release.node) == holder.map(|holder| holder.node))
        .unwrap_or_default();

    let releases = process.releases.iter().copied().enumerate();
    releases
        .filter(move |(at, release)| *at <= known || release.moment.is_none())
        .map(|(_, release)| release)
}

/// The tags of a release, each with its place.
pub(super) fn tags(document: &Document, release: Release) -> Vec<(NodeId, String)> {
    document
        .get(release.node, "tag")
        .into_iter()
        // Some publishers write one tag in the place of a list.
        .flat_map(|tags| document.children(tags).chain([tags]))
        .filter_map(|tag| document.string(tag).map(|text| (tag, text.into_owned())))
        .collect()
}
