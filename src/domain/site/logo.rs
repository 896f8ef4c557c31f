//! The site's logo: a picture that somebody uploaded. Only its header is read; nothing is decoded
//! here, and what a browser would have to decode is bounded.

use std::fmt;

use crate::domain::field_errors::Reason;

/// The largest file, in bytes.
pub const BYTES_MAX: usize = 256 * 1024;
/// The longest side, in pixels: 16 MiB once decoded.
pub const SIDE_MAX: u32 = 2048;
/// Hexadecimal digits of the content's hash in the name.
const HASH_DIGITS: usize = 16;

/// The picture formats that are taken. SVG is a document with scripts, and none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoKind {
    Png,
    Jpeg,
    Webp,
}

/// The bytes of a picture with what its own header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    pub kind: LogoKind,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// The name of a stored logo: a hash of its content, its size and its kind. Displays as
/// `9f86d081884c7d65-320x80.png`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoMark {
    hash: String,
    pub kind: LogoKind,
    pub width: u32,
    pub height: u32,
}

impl LogoKind {
    pub const fn ending(self) -> &'static str {
        match self {
            LogoKind::Png => "png",
            LogoKind::Jpeg => "jpg",
            LogoKind::Webp => "webp",
        }
    }

    pub const fn media_type(self) -> &'static str {
        match self {
            LogoKind::Png => "image/png",
            LogoKind::Jpeg => "image/jpeg",
            LogoKind::Webp => "image/webp",
        }
    }

    fn of_ending(ending: &str) -> Option<Self> {
        [LogoKind::Png, LogoKind::Jpeg, LogoKind::Webp].into_iter().find(|kind| kind.ending() == ending)
    }
}

impl Logo {
    /// The first bytes decide what it is, whatever its name says.
    pub fn parse(bytes: Vec<u8>) -> Result<Self, Reason> {
        if bytes.is_empty() {
            return Err(Reason::Required);
        }
        if bytes.len() > BYTES_MAX {
            return Err(Reason::ImageTooHeavy { max_kib: BYTES_MAX as u64 / 1024 });
        }
        let found = png_size(&bytes)
            .map(|size| (LogoKind::Png, size))
            .or_else(|| jpeg_size(&bytes).map(|size| (LogoKind::Jpeg, size)))
            .or_else(|| webp_size(&bytes).map(|size| (LogoKind::Webp, size)));
        let (kind, (width, height)) = found.ok_or(Reason::NotAnImage)?;
        if width == 0 || height == 0 {
            return Err(Reason::NotAnImage);
        }
        if width > SIDE_MAX || height > SIDE_MAX {
            return Err(Reason::ImageTooLarge { max_side: u64::from(SIDE_MAX) });
        }
        Ok(Self { kind, width, height, bytes })
    }

    /// `digest` is the SHA-256 of the bytes.
    pub fn mark(&self, digest: &[u8; 32]) -> LogoMark {
        let hash = digest[..HASH_DIGITS / 2].iter().map(|byte| format!("{byte:02x}")).collect();
        LogoMark { hash, kind: self.kind, width: self.width, height: self.height }
    }
}

impl LogoMark {
    pub fn parse(text: &str) -> Option<Self> {
        let (hash, rest) = text.split_once('-')?;
        let (size, ending) = rest.split_once('.')?;
        let (width, height) = size.split_once('x')?;
        let side = |text: &str| text.parse::<u32>().ok().filter(|side| (1..=SIDE_MAX).contains(side));
        let is_hash =
            hash.len() == HASH_DIGITS && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let mark = Self {
            hash: hash.to_owned(),
            kind: LogoKind::of_ending(ending)?,
            width: side(width)?,
            height: side(height)?,
        };
        // One spelling: what was parsed is what is looked up.
        (is_hash && mark.to_string() == text).then_some(mark)
    }

    pub fn is_square(&self) -> bool {
        self.width == self.height
    }

    /// Width and height within the room that there is, never larger than it is.
    pub fn fitted(&self, most_width: u32, most_height: u32) -> (u64, u64) {
        let shrunk =
            |side: u32, own: u32, room: u32| (u64::from(side) * u64::from(room)).div_ceil(u64::from(own));
        let (mut width, mut height) = (u64::from(self.width), u64::from(self.height));
        if self.height > most_height {
            (width, height) = (shrunk(self.width, self.height, most_height), u64::from(most_height));
        }
        if width > u64::from(most_width) {
            (width, height) = (u64::from(most_width), shrunk(self.height, self.width, most_width));
        }
        (width, height)
    }
}

impl fmt::Display for LogoMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}x{}.{}", self.hash, self.width, self.height, self.kind.ending())
    }
}

fn be(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn le(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

/// Signature, then `IHDR` (PNG 1.2, 4.1.1), and `IEND` after whole chunks.
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    let header = rest.strip_prefix(b"\0\0\0\x0dIHDR")?.get(..8)?;
    loop {
        let length = usize::try_from(be(rest.get(..4)?)).ok()?;
        let kind = rest.get(4..8)?;
        rest = rest.get(length.checked_add(12)?..)?;
        if kind == b"IEND" {
            return Some((be(&header[..4]), be(&header[4..])));
        }
    }
}

/// The first start-of-frame segment (ITU T.81, B.2.2), met before the image data begins.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    loop {
        rest = rest.strip_prefix(b"\xff")?;
        let (marker, body) = rest.split_first()?;
        match marker {
            0xff => continue,
            // All frames but DHT (C4), JPG (C8) and DAC (CC), which only look like them.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                return Some((be(body.get(5..7)?), be(body.get(3..5)?)));
            }
            0xd8..=0xda => return None,
            _ => {}
        }
        let length = usize::try_from(be(body.get(..2)?)).ok().filter(|length| *length >= 2)?;
        rest = body.get(length..)?;
    }
}

/// `RIFF`, its size, `WEBP`, then one of three headers (RFC 9649).
fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = usize::try_from(le(bytes.strip_prefix(b"RIFF")?.get(..4)?)).ok()?;
    if bytes.len() < size.checked_add(8)? || bytes.get(8..12)? != b"WEBP" {
        return None;
    }
    let data = bytes.get(20..)?;
    match bytes.get(12..16)? {
        b"VP8 " => {
            (data.get(3..6)? == b"\x9d\x01\x2a").then_some(())?;
            Some((le(data.get(6..8)?) & 0x3fff, le(data.get(8..10)?) & 0x3fff))
        }
        b"VP8L" => {
            let packed = le(data.strip_prefix(b"\x2f")?.get(..4)?);
            Some(((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1))
        }
        b"VP8X" => Some((le(data.get(4..7)?) + 1, le(data.get(7..10)?) + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend(b"\x08\x06\0\0\0crc!\0\0\0\x01IDATxcrc!\0\0\0\0IENDcrc!");
        bytes
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let mut bytes = b"\xff\xd8\xff\xe0\0\x07JFIF\0\xff\xff\xc0\0\x11\x08".to_vec();
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend(b"\x03\x01\x11\0");
        bytes
    }

    fn webp(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let length = u32::try_from(data.len()).unwrap();
        let mut bytes = b"RIFF".to_vec();
        bytes.extend((length + 12).to_le_bytes());
        bytes.extend(b"WEBP");
        bytes.extend(kind);
        bytes.extend(length.to_le_bytes());
        bytes.extend(data);
        bytes
    }

    fn size(bytes: Vec<u8>) -> Result<(LogoKind, u32, u32), Reason> {
        Logo::parse(bytes).map(|logo| (logo.kind, logo.width, logo.height))
    }

    #[test]
    fn the_header_tells_kind_and_size() {
        assert_eq!(size(png(320, 80)), Ok((LogoKind::Png, 320, 80)));
        assert_eq!(size(jpeg(321, 81)), Ok((LogoKind::Jpeg, 321, 81)));
        let lossy = webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a\x40\x01\x50\0");
        assert_eq!(size(lossy), Ok((LogoKind::Webp, 320, 80)));
        let lossless = webp(b"VP8L", &[&[0x2f][..], &(319u32 | 79 << 14).to_le_bytes()].concat());
        assert_eq!(size(lossless), Ok((LogoKind::Webp, 320, 80)));
        let extended = webp(b"VP8X", b"\0\0\0\0\x3f\x01\0\x4f\0\0");
        assert_eq!(size(extended), Ok((LogoKind::Webp, 320, 80)));
    }

    #[test]
    fn anything_else_is_refused_whatever_it_calls_itself() {
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
        for bytes in
            [&b"GIF89a\x01\0\x01\0"[..], svg, b"<!doctype html><h1>x", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"]
        {
            assert_eq!(size(bytes.to_vec()), Err(Reason::NotAnImage), "{bytes:?}");
        }
        assert_eq!(size(Vec::new()), Err(Reason::Required));
    }

    #[test]
    fn a_header_cut_off_anywhere_is_no_picture_and_no_panic() {
        for whole in [png(320, 80), jpeg(320, 80), webp(b"VP8X", b"\0\0\0\0\x3f\x01\0\x4f\0\0")] {
            for end in 1..whole.len() {
                // Four bytes after its size, a JPEG goes on with what is not looked at.
                let cut = size(whole[..end].to_vec());
                assert!(cut == Err(Reason::NotAnImage) || whole.starts_with(b"\xff\xd8"), "{end}: {cut:?}");
            }
        }
    }

    #[test]
    fn bombs_are_refused_by_their_header() {
        let too_large = Err(Reason::ImageTooLarge { max_side: 2048 });
        assert_eq!(size(png(2049, 1)), too_large);
        assert_eq!(size(png(1, u32::MAX)), too_large);
        assert_eq!(size(jpeg(65535, 65535)), too_large);
        assert_eq!(size(webp(b"VP8X", b"\0\0\0\0\xff\xff\xff\xff\xff\xff")), too_large);
        assert_eq!(size(png(0, 10)), Err(Reason::NotAnImage));
        let mut heavy = png(10, 10);
        heavy.resize(BYTES_MAX + 1, 0);
        assert_eq!(size(heavy), Err(Reason::ImageTooHeavy { max_kib: 256 }));
        assert_eq!(size(png(2048, 2048)), Ok((LogoKind::Png, 2048, 2048)));
    }

    #[test]
    fn a_mark_has_one_spelling() {
        let mark = LogoMark::parse("9f86d081884c7d65-320x80.png").unwrap();
        assert_eq!((mark.width, mark.height, mark.kind), (320, 80, LogoKind::Png));
        for text in [
            "9f86-320x80.png",
            "9F86D081884C7D65-320x80.png",
            "9f86d081884c7d65-+32x80.png",
            "9f86d081884c7d65-0x80.png",
            "9f86d081884c7d65-4096x80.png",
            "9f86d081884c7d65-32x080.png",
            "9f86d081884c7d65-320x80.svg",
            "../etc-320x80.png",
        ] {
            assert_eq!(LogoMark::parse(text), None, "{text}");
        }
    }
}
