//! The identities of the published schemas, by which an editor or a registry knows one whatever its address.

use serde_json::Value;

/// The schemas by the kind of file, each with its `$id`. The project has no address on the web, so that each is a UUID of
/// version 5 (RFC 9562): of `lacuna/schemas/KIND.schema.json` in the namespace of URLs. An identity is never changed.
pub const SCHEMA_IDS: [(&str, &str); 9] = [
    ("agreement", "urn:uuid:21ac5f95-a8cd-5214-bc10-0fc74c342322"),
    ("rule", "urn:uuid:080caaf0-82ec-5467-bfec-cd1f5916814f"),
    ("pack", "urn:uuid:bb6e6706-8396-58b7-8a6a-6083912e8744"),
    ("facts", "urn:uuid:f9b9481c-0fca-58c3-a6bf-3a9c5b92673f"),
    ("settings", "urn:uuid:038900a8-3ba2-5fd2-8589-d0e43c62454f"),
    ("waivers", "urn:uuid:3c7f66a0-115f-5015-918d-c2524b4b9afb"),
    ("decisions", "urn:uuid:1e4fa612-77e7-5f15-b65a-da7f743f9340"),
    (
        "assessment",
        "urn:uuid:9fc12271-694e-5336-9373-43b20e081515",
    ),
    (
        "assessment-line",
        "urn:uuid:4a3b1da9-76c9-59c2-9b21-89bdaf16395c",
    ),
];

/// Returns the identity of the schema of a kind of file.
#[must_use]
pub fn schema_id(kind: &str) -> Option<&'static str> {
    let mut ids = SCHEMA_IDS.into_iter();
    ids.find(|(own, _)| *own == kind).map(|(_, id)| id)
}

/// Writes the identity of a kind of file into its schema.
#[must_use]
pub fn identified(mut schema: Value, kind: &str) -> Value {
    if let Some(id) = schema_id(kind) {
        schema["$id"] = id.into();
    }

    schema
}
