//! The public interface of the library: every item of the crate's own page, as it stands, so that a change is seen.

use std::collections::BTreeMap;
use std::fs;

use quote::ToTokens;
use syn::{Fields, ImplItem, Item, UseTree, Visibility};

/// The names that `lib.rs` gives out, with their floor and the name they have there.
fn given_out() -> BTreeMap<String, (String, String)> {
    let mut names = BTreeMap::new();
    for item in syn::parse_file(&fs::read_to_string("src/lib.rs").unwrap())
        .unwrap()
        .items
    {
        let Item::Use(item) = item else { continue };
        // The floors themselves, for those who work on them.
        if item
            .attrs
            .iter()
            .any(|attribute| told(attribute).contains("hidden"))
        {
            continue;
        }
        let UseTree::Path(floor) = item.tree else {
            panic!("lib.rs gives out a whole floor")
        };

        let trees = match *floor.tree {
            UseTree::Group(group) => group.items.into_iter().collect(),
            single => vec![single],
        };

        for tree in trees {
            let (own, public) = match tree {
                UseTree::Name(name) => (name.ident.to_string(), name.ident.to_string()),
                UseTree::Rename(name) => (name.ident.to_string(), name.rename.to_string()),
                _ => panic!("lib.rs gives out names one by one"),
            };

            names.insert(public, (floor.ident.to_string(), own));
        }
    }
    names
}

/// The items of a floor, in all its files.
fn items(floor: &str) -> Vec<Item> {
    let folders = fs::read_dir("crates")
        .unwrap()
        .map(|folder| folder.unwrap().path().join("src"));

    let files = folders
        .flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name())
        .map(Result::unwrap);

    let is_of_floor = |path: &std::path::PathBuf| {
        let inside = path
            .components()
            .skip(3)
            .map(|part| part.as_os_str().to_string_lossy().into_owned())
            .next();

        let inside = inside.unwrap_or_default();
        // The built-in policies are given out with the floor of policies.
        let is_builtin = floor == "policy" && path.starts_with("crates/lacuna-policies/src");
        // The catalogues are given out with the reports.
        let is_catalogue = floor == "report" && path.starts_with("crates/lacuna-messages/src");
        inside.trim_end_matches(".rs") == floor || is_builtin || is_catalogue
    };

    let files = files.map(walkdir::DirEntry::into_path).filter(is_of_floor);
    let sources = files.filter(|path| path.extension().is_some_and(|ending| ending == "rs"));

    sources
        .flat_map(|path| {
            syn::parse_file(&fs::read_to_string(path).unwrap())
                .unwrap()
                .items
        })
        .collect()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Tokens on one line, with the spaces that a person would put.
fn told(tokens: &impl ToTokens) -> String {
    let spaced = tokens.to_token_stream().to_string();
    let tight = [
        (" < ", "<"),
        (" >", ">"),
        (" :: ", "::"),
        (" ,", ","),
        (" : ", ": "),
        ("& ", "&"),
        (" (", "("),
        ("( ", "("),
        (" )", ")"),
        (" ;", ";"),
        ("< ", "<"),
    ];

    tight
        .iter()
        .fold(spaced, |text, (from, to)| text.replace(from, to))
}

fn fields(fields: &Fields) -> String {
    let public = fields.iter().filter(|field| is_public(&field.vis));
    public
        .map(|field| format!("\n    {}: {}", told(&field.ident), told(&field.ty)))
        .collect()
}

/// What users see of an item, but for its methods.
fn shape(item: &Item, name: &str) -> Option<String> {
    Some(match item {
        Item::Struct(item) if item.ident == name => {
            format!(
                "struct {name}{}{}",
                told(&item.generics),
                fields(&item.fields)
            )
        }
        Item::Enum(item) if item.ident == name => {
            let inside = |field: &syn::Field| match &field.ident {
                Some(name) => format!("{name}: {}", told(&field.ty)),
                None => told(&field.ty),
            };

            let variants = item.variants.iter().map(|variant| {
                let inside: Vec<String> = variant.fields.iter().map(inside).collect();
                let inside = if inside.is_empty() {
                    String::new()
                } else {
                    format!("({})", inside.join(", "))
                };

                format!("\n    {}{inside}", variant.ident)
            });

            format!(
                "enum {name}{}{}",
                told(&item.generics),
                variants.collect::<String>()
            )
        }
        Item::Fn(item) if item.sig.ident == name => told(&item.sig),
        Item::Const(item) if item.ident == name => format!("const {name}: {}", told(&item.ty)),
        // Words that a fact can hold are declared by a macro of their own.
        Item::Macro(item)
            if item
                .mac
                .tokens
                .clone()
                .into_iter()
                .any(|token| token.to_string() == name) =>
        {
            format!("enum {name} by {}!", told(&item.mac.path))
        }
        _ => return None,
    })
}

/// The public methods and constants of a type.
fn methods(items: &[Item], name: &str) -> Vec<String> {
    let own = |item: &&syn::ItemImpl| {
        let of = told(&item.self_ty);
        item.trait_.is_none() && of.split('<').next() == Some(name)
    };

    let blocks = items
        .iter()
        .filter_map(|item| {
            if let Item::Impl(item) = item {
                Some(item)
            } else {
                None
            }
        })
        .filter(own);

    let mut methods: Vec<String> = blocks
        .flat_map(|block| &block.items)
        .filter_map(|item| match item {
            ImplItem::Fn(method) if is_public(&method.vis) => {
                Some(format!("\n  {}", told(&method.sig)))
            }
            ImplItem::Const(constant) if is_public(&constant.vis) => Some(format!(
                "\n  const {}: {}",
                constant.ident,
                told(&constant.ty)
            )),
            _ => None,
        })
        .collect();

    methods.sort();

    methods
}

#[test]
fn the_interface_is_the_one_that_was_agreed() {
    let mut page = String::new();
    for (public, (floor, own)) in given_out() {
        let items = items(&floor);
        let shape = items.iter().find_map(|item| shape(item, &own));
        let shape = shape.unwrap_or_else(|| panic!("{floor} has no public {own}"));
        page.push_str(&format!(
            "{public}: {shape}{}\n\n",
            methods(&items, &own).concat()
        ));
    }

    let path = "tests/snapshots/interface.txt";
    if std::env::var_os("LACUNA_UPDATE").is_some() {
        fs::write(path, &page).unwrap();
    }

    let known = fs::read_to_string(path).unwrap_or_default();
    assert!(
        page == known,
        "the public interface has changed; run LACUNA_UPDATE=1 cargo test --test api, and read the change in {path}"
    );
}

/// What the library works with can be used from any thread.
#[test]
fn what_is_shared_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<lacuna::CheckedAgreement>();
    shared::<lacuna::Policy>();
    shared::<lacuna::Assessment<'_>>();
    shared::<lacuna::Messages>();
}
