//! `lacuna lsp`: the language server, on standard input and output.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lacuna_lsp::{Connection, LanguageServer};

use super::settings::PolicyArguments;
use super::{CliError, ExitStatus, Outcome, day, input, kinds, place};
use crate::diagnostic::Diagnostic;
use crate::handbook::Readers;
use crate::policy::{PolicyLayer, builtin, load};
use crate::source_file::SourceFile;

/// What `lacuna lsp` takes.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "An editor starts this command; docs/editors.md has the settings for VS Code, Neovim, Helix and Zed.
Nothing is written, and nothing leaves the machine. A document is opened only where a person asks for it."
)]
pub(super) struct Arguments {
    /// Communicate over standard input and output, the only supported channel; some editors add this option.
    #[arg(long)]
    stdio: bool,
    #[command(flatten)]
    policies: PolicyArguments,
}

pub(super) fn run(arguments: &Arguments) -> Outcome {
    let in_force = arguments.policies.load_whole()?;
    let messages = in_force.messages();
    let readers = Readers::of(&in_force.policy, &messages);
    let (connection, threads) = Connection::stdio();

    let server = LanguageServer::new(
        &in_force.policy,
        readers,
        || day(None),
        &check_rule_file,
        &find_document,
    );
    let served = server.serve(&connection);
    // The threads end when both ends of the connection are gone.
    drop(connection);
    served.map_err(|error| CliError::Message(error.to_string()))?;
    threads
        .join()
        .map_err(|error| CliError::Message(error.to_string()))?;

    Ok(ExitStatus::Clean)
}

/// Checks a rule file as it is in the editor, among the files of its folder as they are on the disk.
fn check_rule_file(uri: &str, text: &str) -> Option<Vec<Diagnostic>> {
    let path = path_of(uri)?;
    kinds::toml_kind(&path, text).filter(|kind| *kind == kinds::FileKind::Policy)?;
    let folder = path.parent()?;
    // A neighbour that cannot be read is no fault of this file.
    let mut files = input::policy_files(folder).unwrap_or_default();

    // The names of a layer begin with the folder's name, which names the pack.
    let pack = folder.file_name()?.to_string_lossy().into_owned();
    let own = format!("{pack}/{}", path.file_name()?.to_string_lossy());
    let source = Arc::new(SourceFile::new(uri, text));
    files.retain(|(name, _)| *name != own);
    files.push((own, source));
    // On the disk the files have the order of their names, and so must this one among them.
    files.sort_by(|one, other| one.0.cmp(&other.0));

    let problems = load(&[builtin(), PolicyLayer { files }]).err();
    let own = problems.unwrap_or_default().into_iter();
    Some(own.filter(|problem| problem.file == uri).collect())
}

/// The endings of documents that are opened for a person; another could start a program.
const DOCUMENTS: [&str; 8] = ["pdf", "docx", "odt", "html", "htm", "md", "markdown", "txt"];

/// The address of a document that an agreement names, where it is there. Names are read from the agreement's folder on.
fn find_document(uri: &str, named: &str) -> Option<String> {
    let named = Path::new(named);
    if named.is_absolute() || !input::has_ending(named, &DOCUMENTS) {
        return None;
    }
    let file = path_of(uri)?;
    let folder = place::folder_of(&file);
    let path = folder.join(named);
    let is_below = place::lies_in(&path, folder) == Some(true);
    (is_below && path.is_file()).then(|| address_of(&path))
}

/// The `file:` address of a path, with all but the plainest characters encoded (RFC 3986).
fn address_of(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let encoded: String = path
        .bytes()
        .map(|byte| match byte {
            b'/' | b':' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
            byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();

    // A path of Windows begins with its drive, and an address with a slash.
    let slash = if encoded.starts_with('/') { "" } else { "/" };
    format!("file://{slash}{encoded}")
}

/// The path of a `file:` address.
fn path_of(uri: &str) -> Option<PathBuf> {
    let encoded = uri.strip_prefix("file://")?;
    let mut bytes = Vec::new();
    let mut rest = encoded.bytes();
    while let Some(byte) = rest.next() {
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        bytes.push(match byte {
            b'%' => u8::try_from(digit(rest.next())? * 16 + digit(rest.next())?).ok()?,
            byte => byte,
        });
    }

    let path = String::from_utf8(bytes).ok()?;
    // On Windows an address has a slash before the drive's letter.
    let has_drive = path.as_bytes().get(2) == Some(&b':');
    let path = if has_drive { path.get(1..)? } else { &path };
    Some(Path::new(path).to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_paths() {
        let cases = [
            ("file:///a/b.toml", Some("/a/b.toml")),
            ("file:///a%20b/%C3%A9.toml", Some("/a b/é.toml")),
            ("file:///c:/x.toml", Some("c:/x.toml")),
            ("file:///a%2", None),
            ("file:///a%FF", None),
            ("untitled:Untitled-1", None),
        ];
        for (uri, path) in cases {
            assert_eq!(path_of(uri), path.map(PathBuf::from), "{uri}");
        }
    }

    #[test]
    fn paths_are_addresses_that_lead_back() {
        for path in ["/a b/é#?.pdf", "/a/b.toml"] {
            let address = address_of(Path::new(path));
            assert!(!address.contains([' ', '#', '?']), "{address}");
            assert_eq!(path_of(&address), Some(PathBuf::from(path)));
        }
    }
}
