//! The fonts of a PDF, and the letters of their character codes.

use std::{cell::RefCell, collections::HashMap, rc::Rc, sync::Arc};

use hayro_cmap::BfString;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Dict, Name, ObjRef};

use super::stream_bounds;

/// A character code of a font: its letters and its width.
#[derive(Debug, Clone)]
pub(super) struct CodedGlyph {
    /// The letters; `None` where the file does not say which they are.
    pub text: Option<Rc<str>>,
    /// How far it moves the pen, in thousandths of the size.
    pub advance: (f64, f64),
}

/// A font with the codes met so far.
pub(super) struct LoadedFont<'a> {
    font: Font<'a>,
    /// Whether its name says that it is bold.
    pub is_bold: bool,
    codes: RefCell<HashMap<u32, CodedGlyph>>,
}

impl LoadedFont<'_> {
    /// Reads the next code of a string: the code and its length in bytes.
    pub(super) fn read_code(&self, bytes: &[u8], offset: usize) -> (u32, usize) {
        self.font.read_code(bytes, offset)
    }

    /// Whether it is written from left to right.
    pub(super) fn is_horizontal(&self) -> bool {
        self.font.is_horizontal()
    }

    /// Returns what a code stands for.
    pub(super) fn glyph(&self, code: u32) -> CodedGlyph {
        if let Some(known) = self.codes.borrow().get(&code) {
            return known.clone();
        }

        let letters = match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };

        let text = letters.map(|letters| match letters {
            BfString::Char(letter) => expand_ligatures(&letter.to_string()),
            BfString::String(letters) => expand_ligatures(&letters),
        });

        let text = text.filter(|text| !is_unknown(text));
        let advance = self.font.code_advance(code);
        let glyph = CodedGlyph {
            text: text.map(Rc::from),
            advance: (advance.x, advance.y),
        };

        self.codes.borrow_mut().insert(code, glyph.clone());

        glyph
    }
}

/// Whether letters are in the private area or are the sign for unknown ones: the file does not say what they are.
fn is_unknown(text: &str) -> bool {
    let is_private = |c: char| ('\u{e000}'..='\u{f8ff}').contains(&c);
    // Bullets of symbol fonts stand in the private area and are known.
    let is_bullet = |c: char| ('\u{f0a0}'..='\u{f0ff}').contains(&c);
    text.chars()
        .any(|c| c == '\u{fffd}' || c == '\0' || is_private(c) && !is_bullet(c))
}

/// Writes ligatures of Latin type as the letters that they join.
fn expand_ligatures(text: &str) -> String {
    let mut expanded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{fb00}' => expanded.push_str("ff"),
            '\u{fb01}' => expanded.push_str("fi"),
            '\u{fb02}' => expanded.push_str("fl"),
            '\u{fb03}' => expanded.push_str("ffi"),
            '\u{fb04}' => expanded.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => expanded.push_str("st"),
            // Bullets of the symbol fonts that Word uses.
            '\u{f0a0}'..='\u{f0ff}' => expanded.push('•'),
            c => expanded.push(c),
        }
    }

    expanded
}

/// The fonts of one file.
pub(super) struct FontLibrary<'a> {
    cache: FontCache<'a>,
    font_resolver: FontResolverFn,
    cmap_resolver: CMapResolverFn,
    loaded: RefCell<HashMap<ObjRef, Option<Rc<LoadedFont<'a>>>>>,
}

impl<'a> FontLibrary<'a> {
    /// Makes a library without fonts.
    pub(super) fn new() -> Self {
        // Fonts that are not embedded are replaced; without that all their text would be lost.
        let font_resolver: FontResolverFn = Arc::new(|query: &FontQuery| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(font) => Some(font.pick_standard_font().get_font_data()),
        });

        // Predefined character maps are not shipped; text that needs one counts as unknown, and is
        // not guessed.
        let cmap_resolver: CMapResolverFn = Arc::new(|_| None);
        Self {
            cache: FontCache::new(),
            font_resolver,
            cmap_resolver,
            loaded: RefCell::default(),
        }
    }

    /// Returns a font of a resource dictionary.
    pub(super) fn load(&self, fonts: &Dict<'a>, name: &Name<'_>) -> Option<Rc<LoadedFont<'a>>> {
        let reference = fonts.get_ref(name);
        if let Some(known) =
            reference.and_then(|reference| self.loaded.borrow().get(&reference).cloned())
        {
            return known;
        }

        let dict = fonts.get::<Dict<'a>>(name)?;

        // Before anything of it is unpacked.
        let font = stream_bounds::is_font_bounded(&dict)
            .then(|| {
                self.cache
                    .font(&dict, &self.font_resolver, &self.cmap_resolver)
            })
            .flatten();

        let is_bold = is_bold(&dict);
        let loaded = font.map(|font| {
            Rc::new(LoadedFont {
                font,
                is_bold,
                codes: RefCell::default(),
            })
        });

        // Failures are kept too, or each use of such a font would load it again.
        if let Some(reference) = reference {
            self.loaded.borrow_mut().insert(reference, loaded.clone());
        }

        loaded
    }
}

fn is_bold(dict: &Dict<'_>) -> bool {
    let name = dict.get::<Name<'_>>("BaseFont");
    let name = name
        .map(|name| String::from_utf8_lossy(&name).to_ascii_lowercase())
        .unwrap_or_default();

    // Many files give no weight, and the name holds the style: `Arial-BoldMT`.
    let by_name = ["bold", "black", "heavy"]
        .iter()
        .any(|word| name.contains(word));

    let descriptor = dict.get::<Dict<'_>>("FontDescriptor");

    by_name
        || descriptor
            .and_then(|descriptor| descriptor.get::<i32>("FontWeight"))
            .is_some_and(|weight| weight >= 600)
}
