//! The accent colour in its form: what it looks like in both themes, and which shade would do in place of one that
//! is too light.

use serde::Serialize;

use crate::domain::site::accent_color::{AccentColor, Color, Shades};
use crate::web::console::site::settings::parts::Item;

/// `--accent` of `static/css/tokens.css`, which is in force where no colour is set.
pub(super) const DEFAULT_ACCENT: &str = "#2b4aa8";

pub(super) fn color(item: &Item, value: &str) -> Option<Color> {
    Color::parse(value).filter(|_| item.key == "brand.accent")
}

/// For a colour that is too light: the shade of it that would do, and how far it is from readable.
#[derive(Serialize)]
pub(super) struct Suggestion {
    pub(super) color: String,
    pub(super) contrast: String,
}

pub(super) fn suggestion(item: &Item, sent: Option<&str>) -> Option<Suggestion> {
    let color = color(item, sent?)?;
    AccentColor::parse(&color.to_string()).is_err().then(|| Suggestion {
        color: AccentColor::nearest(color).to_string(),
        contrast: format!("{:.1}", AccentColor::contrast_on_light(color)),
    })
}

/// The colour in force in both themes, for a picture of what it looks like.
#[derive(Serialize)]
pub(super) struct BothShades {
    light: ShownShades,
    dark: ShownShades,
}

#[derive(Serialize)]
struct ShownShades {
    accent: String,
    soft: String,
    on_accent: String,
    link: String,
}

impl ShownShades {
    fn of(shades: Shades) -> Self {
        Self {
            accent: shades.accent.to_string(),
            soft: shades.soft.to_string(),
            on_accent: shades.on_accent.to_string(),
            link: shades.link.to_string(),
        }
    }
}

impl BothShades {
    pub(super) fn sample() -> Self {
        let shades = || ShownShades {
            accent: "#0b6b3a".to_owned(),
            soft: "#e7f0eb".to_owned(),
            on_accent: "#ffffff".to_owned(),
            link: "#0b6b3a".to_owned(),
        };
        Self { light: shades(), dark: shades() }
    }
}

pub(super) fn shades(item: &Item, value: &str) -> Option<BothShades> {
    let accent = (item.key == "brand.accent").then(|| AccentColor::parse(value).ok()).flatten()?;
    Some(BothShades { light: ShownShades::of(accent.light()), dark: ShownShades::of(accent.dark()) })
}
