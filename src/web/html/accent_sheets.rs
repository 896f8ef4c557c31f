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
    let rules = |Shades { accent, hover, soft, on_accent, link }: Shades| {
        format!(
            ":root{{--accent:{accent};--accent-hover:{hover};--accent-soft:{soft};--on-accent:{on_accent};\
             --link:{link};--focus:{accent}}}"
        )
    };
    let (light, dark) = (rules(accent.light()), rules(accent.dark()));
    format!("{light}\n@media (prefers-color-scheme:dark){{{dark}}}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

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
