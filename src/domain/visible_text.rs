//! Whether a name can be seen: by Unicode's own properties, in every script.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup};
use icu_properties::{CodePointMapData, CodePointSetData};

use crate::domain::field_errors::Reason;

/// The most marks and invisible characters that may follow one base character. Written languages stack
/// up to four marks, and the flag of a region takes six invisible tags.
const MAX_ON_ONE_BASE: usize = 6;

/// At least one character that can be seen by itself, and at most a few marks on each.
pub(in crate::domain) fn ensure_visible(text: &str) -> Result<(), Reason> {
    let mut on_base = 0;
    let mut has_base = false;
    for c in text.chars() {
        if is_attached(c) {
            on_base += 1;
            if on_base > MAX_ON_ONE_BASE && has_base {
                return Err(Reason::TooManyMarks);
            }
        } else {
            on_base = 0;
            has_base |= is_base(c);
        }
    }
    if has_base { Ok(()) } else { Err(Reason::Blank) }
}

/// Combining marks, and what is not shown by itself: joiners, fillers, variation selectors, tags.
fn is_attached(c: char) -> bool {
    GeneralCategoryGroup::Mark.contains(category(c))
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}

fn is_base(c: char) -> bool {
    // Unicode calls it a symbol, although none of its dots is set.
    const BLANK_BRAILLE: char = '\u{2800}';
    let without_shape = GeneralCategoryGroup::Separator.union(GeneralCategoryGroup::Control);
    c != BLANK_BRAILLE && !without_shape.contains(category(c))
}

fn category(c: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn honest_text_of_any_script_is_visible() {
        let names = [
            "👩‍👩‍👧 Family",
            "می‌خواهم",
            "Nguyễn",
            "Nguye\u{302}\u{303}n",
            "각",
            "\u{1100}\u{1161}\u{11a8}",
            "Z͑oe",
            "محمَّد",
            "क्षत्रिय",
            "ཧཱུྃ",
            "น้ำ",
            "שָׁלוֹם",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "1\u{fe0f}\u{20e3}",
            "❤\u{fe0f}",
            "-",
        ];
        for name in names {
            assert_eq!(ensure_visible(name), Ok(()), "{name}");
        }
    }

    #[test]
    fn what_nobody_sees_is_blank() {
        let invisible = [
            "\u{2800}",
            "\u{ffa0}",
            "\u{180e}",
            "\u{34f}",
            "\u{e0041}",
            "\u{fe0f}",
            "\u{e0100}",
            "\u{301}",
            "\u{20dd}",
            "\u{3164}",
            "\u{115f}",
            "\u{1160}",
            "\u{200b}",
            "\u{2063}",
            "\u{206a}",
            "\u{ad}",
            "\u{17b4}",
            "\u{1d173}",
            "\u{2800} \u{301}",
            "\u{2003}",
            "",
        ];
        for text in invisible {
            assert_eq!(ensure_visible(text), Err(Reason::Blank), "{text:?}");
        }
        assert_eq!(ensure_visible(&"\u{301}".repeat(60)), Err(Reason::Blank));
    }

    #[test]
    fn a_letter_bears_a_few_marks() {
        for (mark, what) in [("\u{301}", "accents"), ("\u{e0041}", "tags"), ("\u{200d}", "joiners")] {
            assert_eq!(ensure_visible(&format!("a{}", mark.repeat(6))), Ok(()), "{what}");
            assert_eq!(ensure_visible(&format!("a{}", mark.repeat(7))), Err(Reason::TooManyMarks), "{what}");
        }
    }
}
