//! The accent colour as a style sheet under a name that changes with it.

use std::sync::{Arc, PoisonError, RwLock};

use crate::domain::site::accent_color::{AccentColor, Shades};
use crate::security::fingerprint;

/// The style sheet of the accent colour, made once for each colour that is set.
#[derive(Default)]
pub struct AccentSheets(RwLock<Option<(AccentColor, Arc<Sheet>)>>);

pub struct Sheet {
    /// A hash of the text, and `.css`.
    pub name: String,
    pub text: String,
}

impl AccentSheets {
    pub fn of(&self, accent: AccentColor) -> Arc<Sheet> {
        if let Some((kept, sheet)) = self.0.read().unwrap_or_else(PoisonError::into_inner).as_ref()
            && *kept == accent
        {
            return sheet.clone();
        }
        let text = sheet(accent);
        let name = format!("{}.css", fingerprint::of([text.as_str()]));
        let made = Arc::new(Sheet { name, text });
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some((accent, made.clone()));
        made
    }
}

/// The names of `tokens.css`, said anew.
fn sheet(accent: AccentColor) -> String {
    let (light, dark) = (rules(accent.light()), rules(accent.dark()));
    format!("{light}\n@media (prefers-color-scheme:dark){{{dark}}}\n")
}

fn rules(Shades { accent, hover, soft, on_accent, link }: Shades) -> String {
    format!(
        ":root{{--accent:{accent};--accent-hover:{hover};--accent-soft:{soft};--on-accent:{on_accent};\
         --link:{link};--focus:{accent}}}"
    )
}

const TOKENS: &str = include_str!("../../../static/css/tokens.css");
const DARK: &str = "@media (prefers-color-scheme: dark) {";

/// All names as they are on light pages, whatever the browser prefers.
pub fn light(accent: Option<AccentColor>) -> String {
    let tokens = TOKENS.split(DARK).next().unwrap_or_default().replace("light dark", "light");
    tokens + &accent.map(|accent| rules(accent.light())).unwrap_or_default()
}

/// All names as they are on dark pages.
pub fn dark(accent: Option<AccentColor>) -> String {
    let tokens = TOKENS.split(DARK).nth(1).and_then(|dark| dark.trim_end().strip_suffix('}'));
    let tokens = format!(":root{{color-scheme:dark}}{}", tokens.unwrap_or_default());
    tokens + &accent.map(|accent| rules(accent.dark())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_of_one_scheme_with_every_name_of_it() {
        let names = |text: &str| text.matches("--surface:").count();
        for text in [light(None), dark(None)] {
            assert!(!text.contains("@media") && names(&text) == 1, "{text}");
            assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
        }
        let green = AccentColor::parse("#0b6b3a").ok();
        assert!(light(green).ends_with(&rules(green.unwrap().light())));
        assert!(dark(green).contains("--surface: #1a1f2a;") && dark(green).ends_with('}'));
    }

    #[test]
    fn the_sheet_says_every_name_anew_in_both_themes() {
        let text = sheet(AccentColor::parse("#0b6b3a").unwrap());
        assert_eq!(text.matches("--accent:").count(), 2);
        assert!(text.starts_with(":root{--accent:#0b6b3a;"), "{text}");
        let sheets = AccentSheets::default();
        let green = sheets.of(AccentColor::parse("#0b6b3a").unwrap()).name.clone();
        assert_ne!(green, sheets.of(AccentColor::parse("#0b6b3b").unwrap()).name);
        assert_eq!(green, sheets.of(AccentColor::parse("#0b6b3a").unwrap()).name);
    }
}
