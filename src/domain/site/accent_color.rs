//! The site's own colour for buttons and links, and the shades made of it so that everything stays
//! readable (WCAG 2.2, 1.4.3: 4.5 to 1) on the light pages and the dark ones.

use std::fmt;

use crate::domain::field_errors::Reason;

/// A colour of the screen, 8 bits a channel. Displays as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

/// A colour that can be read on every light surface. Its shades for dark pages are derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccentColor(Color);

/// What the accent colour becomes in one of the two themes; the names are those of `tokens.css`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shades {
    pub accent: Color,
    pub hover: Color,
    pub soft: Color,
    pub on_accent: Color,
    pub link: Color,
}

/// What text must have against what it stands on.
pub const READABLE: f64 = 4.5;

const BLACK: Color = Color::new(0, 0, 0);
const WHITE: Color = Color::new(255, 255, 255);
/// What accent text can stand on: page, surface, sunken, hover. A test compares them with `tokens.css`.
const LIGHT_SURFACES: [Color; 4] =
    [Color::new(0xf7, 0xf6, 0xf2), WHITE, Color::new(0xf3, 0xf1, 0xeb), Color::new(0xec, 0xea, 0xe2)];
const DARK_SURFACES: [Color; 4] = [
    Color::new(0x12, 0x15, 0x1c),
    Color::new(0x1a, 0x1f, 0x2a),
    Color::new(0x15, 0x19, 0x22),
    Color::new(0x25, 0x2c, 0x3a),
];
/// Index of the plain surface in both.
const SURFACE: usize = 1;

impl Color {
    const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// `#rrggbb`, with or without the sign.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().strip_prefix('#').unwrap_or(text.trim());
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }

    /// From 1 (the same) to 21 (black and white), as WCAG 2.2 defines it.
    pub fn contrast(self, other: Color) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// This colour with so many percent of another one in it.
    fn mixed(self, other: Color, percent: u16) -> Color {
        let mix = |own: u8, foreign: u8| {
            let sum = u16::from(own) * (100 - percent) + u16::from(foreign) * percent;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Color::new(mix(self.red, other.red), mix(self.green, other.green), mix(self.blue, other.blue))
    }

    fn is_readable_on_all(self, surfaces: &[Color]) -> bool {
        surfaces.iter().all(|surface| self.contrast(*surface) >= READABLE)
    }

    /// The first of 100 steps towards another colour that does.
    fn first_step_to(self, other: Color, does: impl Fn(Color) -> bool) -> Color {
        (0..=100).map(|percent| self.mixed(other, percent)).find(|shade| does(*shade)).unwrap_or(other)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl AccentColor {
    /// A colour that is too light to be read is refused; [`AccentColor::nearest`] says which would do.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let color = Color::parse(text).ok_or(Reason::NotAColor)?;
        if color.is_readable_on_all(&LIGHT_SURFACES) { Ok(Self(color)) } else { Err(Reason::TooLight) }
    }

    /// The lightest shade of a colour that can be read.
    pub fn nearest(color: Color) -> Self {
        Self(color.first_step_to(BLACK, |shade| shade.is_readable_on_all(&LIGHT_SURFACES)))
    }

    /// The least contrast of a colour with any light surface.
    pub fn contrast_on_light(color: Color) -> f64 {
        LIGHT_SURFACES.iter().map(|surface| color.contrast(*surface)).fold(f64::MAX, f64::min)
    }

    pub fn light(self) -> Shades {
        let accent = self.0;
        Shades {
            accent,
            hover: accent.mixed(BLACK, 22),
            soft: soft(accent, LIGHT_SURFACES[SURFACE], 10),
            on_accent: WHITE,
            link: accent,
        }
    }

    pub fn dark(self) -> Shades {
        let accent = self.0.first_step_to(WHITE, |shade| shade.is_readable_on_all(&DARK_SURFACES));
        Shades {
            accent,
            hover: accent.mixed(WHITE, 30),
            soft: soft(accent, DARK_SURFACES[SURFACE], 18),
            on_accent: self.0.first_step_to(BLACK, |shade| shade.contrast(accent) >= READABLE),
            link: accent.mixed(WHITE, 10),
        }
    }
}

impl fmt::Display for AccentColor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A surface with as much of the accent in it as leaves the accent readable on it.
fn soft(accent: Color, surface: Color, percent: u16) -> Color {
    surface.mixed(accent, percent).first_step_to(surface, |shade| shade.contrast(accent) >= READABLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        Color::parse(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((color("#000000").contrast(color("#ffffff")) - 21.0).abs() < 1e-9);
        assert!((color("#777777").contrast(color("#ffffff")) - 4.478).abs() < 0.001);
        assert!((color("#ff0000").contrast(color("#ffffff")) - 3.998).abs() < 0.001);
    }

    #[test]
    fn whatever_is_taken_is_readable_everywhere_and_whatever_is_not_has_a_shade_that_is() {
        let (mut taken, mut refused) = (0, 0);
        let steps = || (0..=255u8).step_by(15);
        for (red, green, blue) in
            steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| (r, g, b))))
        {
            let color = Color::new(red, green, blue);
            let accent = match AccentColor::parse(&color.to_string()) {
                Ok(accent) => {
                    taken += 1;
                    assert_eq!(accent.0, color, "it is used as it was chosen");
                    accent
                }
                Err(reason) => {
                    refused += 1;
                    assert_eq!(reason, Reason::TooLight);
                    AccentColor::parse(&AccentColor::nearest(color).to_string()).expect("the nearest does")
                }
            };
            for (shades, surfaces) in [(accent.light(), &LIGHT_SURFACES), (accent.dark(), &DARK_SURFACES)] {
                for text in [shades.accent, shades.link] {
                    assert!(text.is_readable_on_all(surfaces), "{color}: {text} of {shades:?}");
                    assert!(text.contrast(shades.soft) >= READABLE, "{color}: {text} of {shades:?}");
                }
                for button in [shades.accent, shades.hover] {
                    assert!(shades.on_accent.contrast(button) >= READABLE, "{color}: {shades:?}");
                }
            }
        }
        assert!(taken > 500 && refused > 500, "{taken} {refused}");
    }

    #[test]
    fn only_six_hexadecimal_digits_are_a_color() {
        for text in ["", "#fff", "red", "#12345g", "#1234567", "+12345", "#é2345", "rgb(1,2,3)", "##12345"] {
            assert_eq!(AccentColor::parse(text), Err(Reason::NotAColor), "{text}");
        }
        assert_eq!(AccentColor::parse(" 2B4AA8 ").unwrap().to_string(), "#2b4aa8");
    }

    #[test]
    fn the_surfaces_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../../static/css/tokens.css");
        let values = |name: &str| -> Vec<Color> {
            let start = format!("--{name}: ");
            tokens
                .lines()
                .filter_map(|line| line.trim().strip_prefix(&start))
                .map(|value| color(value.trim_end_matches(';')))
                .collect()
        };
        for (at, name) in ["page", "surface", "surface-sunken", "surface-hover"].into_iter().enumerate() {
            assert_eq!(values(name), [LIGHT_SURFACES[at], DARK_SURFACES[at]], "{name}");
        }
    }
}
