//! Bounds on memory and time, each with its reason.

/// The largest file, in bytes. Contracts with scanned annexes reach some 50 MB.
pub const MAX_FILE_BYTES: usize = 100 << 20;

/// The largest part of a Word or OpenDocument file once unpacked, in bytes. The text of 500 pages unpacks to some 10 MB.
pub const MAX_PART_BYTES: usize = 48 << 20;

/// The most files inside a Word or OpenDocument file. Real ones have fewer than a hundred and a few hundred pictures.
pub const MAX_PARTS: usize = 10_000;

/// The deepest nesting of elements in XML and HTML, so that walking a tree cannot exhaust the stack.
pub const MAX_DEPTH: usize = 200;

/// The most nodes of one XML part: some 100 bytes of memory each.
pub const MAX_XML_NODES: usize = 2_000_000;

/// The longest text that is read out of a file, in bytes: some 10,000 pages.
pub const MAX_TEXT_BYTES: usize = 32 << 20;

/// The most paragraphs, and the most pieces set apart: each takes some 100 bytes beside its words.
pub const MAX_BLOCKS: usize = 500_000;

/// The most printed lines of a PDF or plain text: 10,000 pages of 50 lines, some 250 bytes each.
pub const MAX_LINES: usize = 500_000;

/// The most pages of a PDF.
pub const MAX_PAGES: usize = 5_000;

/// The most glyphs on one page. A densely printed page has 10,000; each takes some 100 bytes of memory.
pub const MAX_GLYPHS_PER_PAGE: usize = 200_000;

/// The most drawing operators in one PDF: some 10 seconds of work.
pub const MAX_OPERATORS: usize = 20_000_000;

/// The deepest nesting of forms in a PDF: a form may draw itself.
pub const MAX_FORM_DEPTH: usize = 12;

/// The most bytes of drawing instructions of one page or form once unpacked.
pub const MAX_CONTENT_BYTES: usize = 64 << 20;
