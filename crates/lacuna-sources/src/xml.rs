//! Reads XML into a tree, within bounds and without document type definitions.

use std::{collections::HashMap, rc::Rc};

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};

use crate::{
    error::SourceError,
    limits::{MAX_DEPTH, MAX_XML_NODES},
};

/// The usual prefixes of the namespaces that are read; an end of the address is enough to know each.
const NAMESPACES: [(&str, &str); 14] = [
    ("wordprocessingml/2006/main", "w"),
    // The strict variant of ISO/IEC 29500 has addresses of its own.
    ("ooxml/wordprocessingml/main", "w"),
    ("markup-compatibility/2006", "mc"),
    ("officeDocument/2006/relationships", "r"),
    ("ooxml/officeDocument/relationships", "r"),
    ("opendocument:xmlns:office:1.0", "office"),
    ("opendocument:xmlns:text:1.0", "text"),
    ("opendocument:xmlns:table:1.0", "table"),
    ("opendocument:xmlns:style:1.0", "style"),
    ("opendocument:xmlns:drawing:1.0", "draw"),
    ("opendocument:xmlns:manifest:1.0", "manifest"),
    ("opendocument:xmlns:form:1.0", "form"),
    ("purl.org/dc/elements/1.1/", "dc"),
    ("www.w3.org/XML/1998/namespace", "xml"),
];

/// An element with its attributes and what is inside it.
#[derive(Debug)]
pub(crate) struct XmlElement {
    /// Its name, with the usual prefix of its namespace.
    pub name: Rc<str>,
    attributes: Vec<(Rc<str>, String)>,
    /// What is inside it, in order.
    pub children: Vec<XmlNode>,
}

/// An element or text.
#[derive(Debug)]
pub(crate) enum XmlNode {
    /// An element.
    Element(XmlElement),
    /// Text, with its entities resolved.
    Text(String),
}

impl XmlElement {
    /// Makes the element that the root of a document is in.
    fn around_root() -> Self {
        Self {
            name: "".into(),
            attributes: Vec::new(),
            children: Vec::new(),
        }
    }

    /// Returns the value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| &**key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Returns the elements directly inside.
    pub(crate) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            XmlNode::Element(element) => Some(element),
            XmlNode::Text(_) => None,
        })
    }

    /// Returns the first element of a name directly inside.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| &*element.name == name)
    }

    /// Returns all elements of a name, at any depth, in document order.
    pub(crate) fn descendants<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        let mut found = Vec::new();
        self.collect_descendants(name, &mut found);
        found
    }

    /// Returns the elements of a name at any depth, in document order, none of them within another.
    ///
    /// Of what `mc:AlternateContent` shows in two ways, only one is searched, since both say the same.
    pub(crate) fn outermost<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        let mut found = Vec::new();
        self.collect_outermost(name, &mut found);
        found
    }

    fn collect_outermost<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for element in self.shown_elements() {
            if &*element.name == name {
                found.push(element);
            } else {
                element.collect_outermost(name, found);
            }
        }
    }

    /// Returns the elements directly inside; of the ways in which `mc:AlternateContent` shows the same, the first.
    pub(crate) fn shown_elements(&self) -> impl Iterator<Item = &Self> {
        let is_choice = &*self.name == "mc:AlternateContent";
        let way = is_choice.then(|| {
            self.child("mc:Choice")
                .or_else(|| self.child("mc:Fallback"))
        });
        let all = (!is_choice).then(|| self.elements());

        way.flatten().into_iter().chain(all.into_iter().flatten())
    }

    fn collect_descendants<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for element in self.elements() {
            if &*element.name == name {
                found.push(element);
            }

            element.collect_descendants(name, found);
        }
    }

    /// Returns all text inside, joined.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.collect_text(&mut text);
        text
    }

    fn collect_text(&self, text: &mut String) {
        for child in &self.children {
            match child {
                XmlNode::Element(element) => element.collect_text(text),
                XmlNode::Text(words) => text.push_str(words),
            }
        }
    }
}

/// Reads a part into its root element.
///
/// # Errors
///
/// If it is not well-formed, has a document type definition, or passes the bounds on depth and nodes.
pub(crate) fn parse_xml(part: &str, bytes: &[u8]) -> Result<XmlElement, SourceError> {
    let mut parser = XmlTreeBuilder {
        part,
        names: HashMap::new(),
        scope: Vec::new(),
        nodes: 0,
    };

    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().check_end_names = true;

    let mut open = vec![(XmlElement::around_root(), 0)];

    loop {
        let event = reader
            .read_event()
            .map_err(|_| parser.damaged(reader.buffer_position()))?;

        match event {
            Event::Start(start) => {
                open.push(parser.enter(&start)?);
                if open.len() > MAX_DEPTH {
                    return Err(parser.too_deep());
                }
            }
            Event::Empty(start) => {
                let (element, scope) = parser.enter(&start)?;
                parser.scope.truncate(scope);
                push_child(&mut open, XmlNode::Element(element));
            }
            Event::End(_) => {
                let (element, scope) = open
                    .pop()
                    .ok_or_else(|| parser.damaged(reader.buffer_position()))?;

                parser.scope.truncate(scope);
                push_child(&mut open, XmlNode::Element(element));
            }
            Event::Text(words) => parser.text(&mut open, &words)?,
            Event::CData(words) => parser.text(&mut open, &words)?,
            Event::GeneralRef(reference) => {
                let words =
                    resolve(&reference).ok_or_else(|| parser.damaged(reader.buffer_position()))?;

                parser.text(&mut open, &words)?;
            }
            // Entities are declared there, and can be nested so that a kilobyte unfolds to gigabytes.
            Event::DocType(_) => {
                return Err(SourceError::broken(format!(
                    "The part {part} declares a document type, which no word processor writes"
                )));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
        }
    }

    take_root(open).ok_or_else(|| parser.damaged(reader.buffer_position()))
}

/// Returns what a reference stands for: a character by its number, or one of the five entities that XML has.
fn resolve(reference: &BytesRef<'_>) -> Option<String> {
    let character = reference.resolve_char_ref().ok().flatten();

    character
        .map(String::from)
        .or_else(|| predefined_entity(reference).map(str::to_owned))
}

/// Takes the outermost element, where every element was closed.
fn take_root(mut open: Vec<(XmlElement, usize)>) -> Option<XmlElement> {
    let whole = if open.len() == 1 { open.pop() } else { None };
    let children = whole.map(|(document, _)| document.children)?;

    children.into_iter().find_map(|child| match child {
        XmlNode::Element(element) => Some(element),
        XmlNode::Text(_) => None,
    })
}

fn push_child(open: &mut [(XmlElement, usize)], child: XmlNode) {
    if let Some((parent, _)) = open.last_mut() {
        match (child, parent.children.last_mut()) {
            // A reference such as `&amp;` cuts one text into three events.
            (XmlNode::Text(words), Some(XmlNode::Text(before))) => before.push_str(&words),
            (child, _) => parent.children.push(child),
        }
    }
}

fn predefined_entity(name: &str) -> Option<&'static str> {
    match name {
        "amp" => Some("&"),
        "lt" => Some("<"),
        "gt" => Some(">"),
        "quot" => Some("\""),
        "apos" => Some("'"),
        _ => None,
    }
}

struct XmlTreeBuilder<'a> {
    part: &'a str,
    names: HashMap<String, Rc<str>>,
    scope: Vec<(String, String)>,
    nodes: usize,
}

impl XmlTreeBuilder<'_> {
    fn damaged(&self, position: u64) -> SourceError {
        SourceError::broken(format!(
            "The part {} is damaged at byte {position}",
            self.part
        ))
    }

    fn count(&mut self) -> Result<(), SourceError> {
        self.nodes += 1;
        if self.nodes > MAX_XML_NODES {
            return Err(SourceError::too_large(format!(
                "The part {} has too many elements",
                self.part
            )));
        }
        Ok(())
    }

    fn text(&mut self, open: &mut [(XmlElement, usize)], words: &str) -> Result<(), SourceError> {
        // Only text inside the root counts; what stands before or after it is white space.
        if open.len() > 1 {
            self.count()?;
            push_child(open, XmlNode::Text(words.to_owned()));
        }
        Ok(())
    }

    fn too_deep(&self) -> SourceError {
        SourceError::too_large(format!("The part {} nests elements too deeply", self.part))
    }

    /// Reads the start of an element, with how many namespaces were declared around it.
    fn enter(&mut self, start: &BytesStart<'_>) -> Result<(XmlElement, usize), SourceError> {
        let scope = self.scope.len();

        Ok((self.element(start)?, scope))
    }

    fn element(&mut self, start: &BytesStart<'_>) -> Result<XmlElement, SourceError> {
        self.count()?;

        let mut pairs = Vec::new();
        for attribute in start.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref().to_owned();
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map(|v| v.into_owned())
                .unwrap_or_default();

            if key == "xmlns" || key.starts_with("xmlns:") {
                let prefix = key
                    .strip_prefix("xmlns")
                    .unwrap_or_default()
                    .trim_start_matches(':');
                let known = NAMESPACES.iter().find(|(end, _)| value.ends_with(end));

                // Each name looks through all open declarations, so their number bounds the time.
                if self.scope.len() > MAX_DEPTH {
                    return Err(SourceError::too_large(format!(
                        "The part {} declares too many namespaces",
                        self.part
                    )));
                }
                self.scope.push((
                    prefix.to_owned(),
                    known.map_or(prefix, |(_, usual)| usual).to_owned(),
                ));
            } else {
                pairs.push((key, value));
            }
        }

        // Attributes take memory as elements do, and one element can bear a million of them.
        self.nodes += pairs.len();
        let name = self.usual_name(start.name().as_ref(), true);
        let attributes = pairs
            .into_iter()
            .map(|(key, value)| (self.usual_name(&key, false), value))
            .collect();
        Ok(XmlElement {
            name,
            attributes,
            children: Vec::new(),
        })
    }

    /// Returns a name with the usual prefix of its namespace, whatever prefix the file uses.
    fn usual_name(&mut self, name: &str, is_element: bool) -> Rc<str> {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let usual = match (prefix, is_element) {
            // An attribute without a prefix is in no namespace, whatever the default namespace is.
            ("", false) => "",
            _ => self
                .scope
                .iter()
                .rev()
                .find(|(p, _)| p == prefix)
                .map_or(prefix, |(_, usual)| usual),
        };

        let full = if usual.is_empty() {
            local.to_owned()
        } else {
            format!("{usual}:{local}")
        };

        self.names
            // The same few names recur on every element, so each is kept once.
            .entry(full)
            .or_insert_with_key(|full| full.as_str().into())
            .clone()
    }
}
