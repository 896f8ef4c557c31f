//! A text as a QR code that stands in the page itself: no image file, no script, no other site.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// The empty border that readers need around a code, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code as an inline `<svg>` in dark on light, whatever the page's colours: many readers know no
/// inverted codes. `label` is what it is called for those who cannot see it. `None` when the text is
/// longer than a code can hold, about 2,300 bytes.
pub fn svg(text: &str, label: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let side = code.width() + 2 * QUIET;
    let label = tera::escape_html(label);
    Some(format!(
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" width=\"240\" height=\"240\" role=\"img\" aria-label=\"{label}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" \
         d=\"{}\"/></svg>",
        dark_runs(&code)
    ))
}

/// One piece of path for each run of dark modules in a row.
fn dark_runs(code: &QrCode) -> String {
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(code.width()).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|module| **module == Color::Dark).count();
            if run > 0 {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that the path paints, read back row by row.
    fn painted(svg: &str) -> Vec<Vec<bool>> {
        let page = svg.split("viewBox=\"0 0 ").nth(1).expect("a box");
        let side: usize = page.split(' ').next().expect("a side").parse().expect("a number");
        let mut modules = vec![vec![false; side]; side];
        let path = svg.rsplit("d=\"").next().and_then(|rest| rest.split('"').next()).expect("a path");
        for piece in path.split('M').skip(1) {
            let (place, run) = piece.split_once('h').expect("a run");
            let (x, y) = place.split_once(' ').expect("a place");
            let (x, y): (usize, usize) = (x.parse().expect("x"), y.parse().expect("y"));
            let run: usize = run.split('v').next().expect("a length").parse().expect("a number");
            modules[y][x..x + run].fill(true);
        }
        modules
    }

    #[test]
    fn the_path_paints_the_code_inside_of_its_quiet_border() {
        let text = "https://join.example.org/confirm/0123456789";
        let modules = painted(&svg(text, "label").expect("it fits"));
        let code = QrCode::with_error_correction_level(text, EcLevel::M).expect("it fits");
        assert_eq!(modules.len(), code.width() + 8);
        for (y, row) in modules.iter().enumerate() {
            for (x, dark) in row.iter().enumerate() {
                let inside = (4..4 + code.width()).contains(&x) && (4..4 + code.width()).contains(&y);
                let expected = inside && code[(x - 4, y - 4)] == Color::Dark;
                assert_eq!(*dark, expected, "{x} {y}");
            }
        }
    }

    #[test]
    fn a_label_cannot_break_out_of_its_attribute() {
        let svg = svg("x", "\"><script>").expect("it fits");
        assert!(svg.contains("aria-label=\"&quot;&gt;&lt;script&gt;\""), "{svg}");
    }

    #[test]
    fn a_text_that_no_code_can_hold_gives_none() {
        assert!(svg(&"x".repeat(2_300), "label").is_some());
        assert!(svg(&"x".repeat(3_000), "label").is_none());
    }
}
