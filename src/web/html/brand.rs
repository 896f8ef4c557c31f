//! The site's own look: its logo as it was uploaded, and its accent colour as a style sheet, since the
//! pages allow none within them. Each under a name that changes with its content.

use rocket::http::{ContentType, Header};
use rocket::{Either, Responder, Route, State, get, routes};
use serde::Serialize;

use crate::domain::site::logo::{LogoKind, LogoMark};
use crate::domain::{AccentColor, SitePolicy};
use crate::services::site::logo;
use crate::web::WebState;
use crate::web::html::accent_sheets;
use crate::web::http::headers::UploadedFile;
use crate::web::http::problem::Problem;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const FOR_A_DAY: &str = "public, max-age=86400";
const MARK: &str = include_str!("../../../static/img/logo.svg");
const ICON: &str = include_str!("../../../static/img/favicon.svg");
/// The room for a logo in the header, in CSS pixels.
const LOGO_HEIGHT: u32 = 36;
const LOGO_WIDTH: u32 = 180;

pub fn routes() -> Vec<Route> {
    routes![show_logo, show_accent, show_draft, show_mark, show_icon, favicon]
}

#[derive(Responder)]
struct Picture {
    body: Vec<u8>,
    content_type: ContentType,
    cache: Header<'static>,
}

#[derive(Responder)]
struct StyleSheet {
    body: String,
    content_type: ContentType,
    cache: Header<'static>,
}

#[get("/brand/logo/<name>")]
async fn show_logo(state: &State<WebState>, name: &str) -> Result<Option<UploadedFile<Picture>>, Problem> {
    let Some(mark) = LogoMark::parse(name) else { return Ok(None) };
    let content_type = content_type(mark.kind);
    let bytes = logo::find(&state.ctx, mark).await?;
    Ok(bytes.map(|body| {
        UploadedFile(Picture { body, content_type, cache: Header::new("Cache-Control", FOR_EVER) })
    }))
}

const fn content_type(kind: LogoKind) -> ContentType {
    match kind {
        LogoKind::Png => ContentType::PNG,
        LogoKind::Jpeg => ContentType::JPEG,
        LogoKind::Webp => ContentType::WEBP,
    }
}

#[get("/brand/accent/<name>")]
async fn show_accent(state: &State<WebState>, name: &str) -> Result<Option<StyleSheet>, Problem> {
    let Some(accent) = state.ctx.policy().await?.accent else { return Ok(None) };
    let sheet = state.accents.of(accent);
    Ok((sheet.name == name).then(|| StyleSheet {
        body: sheet.text.clone(),
        content_type: ContentType::CSS,
        cache: Header::new("Cache-Control", FOR_EVER),
    }))
}

/// A sheet for a preview: one scheme whatever the browser's own is, in a colour that nobody has saved yet.
/// `dark.css`, `light.css`, or the colour's digits before it: `0b6b3a-dark.css`.
#[get("/brand/draft/<name>")]
fn show_draft(name: &str) -> Option<StyleSheet> {
    let name = name.strip_suffix(".css")?;
    let (accent, scheme) = match name.split_once('-') {
        Some((digits, scheme)) if digits.len() == 6 => (Some(AccentColor::parse(digits).ok()?), scheme),
        Some(_) => return None,
        None => (None, name),
    };
    let body = match scheme {
        "light" => accent_sheets::light(accent),
        "dark" => accent_sheets::dark(accent),
        _ => return None,
    };
    let cache = Header::new("Cache-Control", FOR_A_DAY);
    Some(StyleSheet { body, content_type: ContentType::CSS, cache })
}

/// The site's mark in its own colour, where it has uploaded no logo: named after the colour.
#[get("/brand/mark/<name>")]
fn show_mark(name: &str) -> Option<SvgPicture> {
    SvgPicture::of(MARK, name)
}

/// The same, made to be seen small.
#[get("/brand/icon/<name>")]
fn show_icon(name: &str) -> Option<SvgPicture> {
    SvgPicture::of(ICON, name)
}

/// The picture that browsers ask for unasked. The pages name theirs.
#[get("/favicon.ico")]
async fn favicon(state: &State<WebState>) -> Result<Either<UploadedFile<Picture>, Picture>, Problem> {
    let policy = state.ctx.policy().await?;
    let logo = policy.logo.clone().filter(LogoMark::is_square);
    let kind = logo.as_ref().map(|mark| mark.kind);
    let found = match logo {
        Some(mark) => logo::find(&state.ctx, mark).await?,
        None => None,
    };
    let cache = Header::new("Cache-Control", FOR_A_DAY);
    Ok(match found.zip(kind) {
        Some((body, kind)) => {
            Either::Left(UploadedFile(Picture { body, content_type: content_type(kind), cache }))
        }
        None => {
            let body = colored(ICON, policy.accent).into_bytes();
            Either::Right(Picture { body, content_type: ContentType::SVG, cache })
        }
    })
}

#[derive(Responder)]
struct SvgPicture {
    body: String,
    content_type: ContentType,
    cache: Header<'static>,
}

impl SvgPicture {
    /// `name` is six hexadecimal digits and the ending.
    fn of(drawing: &str, name: &str) -> Option<Self> {
        let digits = name.strip_suffix(".svg").filter(|digits| digits.len() == 6)?;
        let accent = AccentColor::parse(digits).ok()?;
        let cache = Header::new("Cache-Control", FOR_A_DAY);
        Some(Self { body: colored(drawing, Some(accent)), content_type: ContentType::SVG, cache })
    }
}

/// A drawing of ours in the site's colour; its pale lines become shades of white.
fn colored(drawing: &str, accent: Option<AccentColor>) -> String {
    let Some(accent) = accent else { return drawing.to_owned() };
    drawing
        .replace("\"#2b4aa8\"", &format!("\"{accent}\""))
        .replace("\"#ff9c92\"", "\"#fff\" stroke-opacity=\".65\"")
        .replace("\"#b9c8f7\"", "\"#fff\" stroke-opacity=\".75\"")
}

/// What the layout of a page needs to know of the look: nothing where the site has none of its own.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Look {
    accent: Option<String>,
    logo: Option<ShownLogo>,
    dark_logo: Option<ShownLogo>,
    /// The logo says the site's name.
    logo_has_name: bool,
    /// In the logo's place.
    mark: Option<String>,
    icon: Option<Icon>,
}

/// What a browser shows beside the title of a page.
#[derive(Debug, Clone, Serialize)]
struct Icon {
    url: String,
    media_type: &'static str,
}

/// A logo with the size it is shown at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownLogo {
    url: String,
    width: u64,
    height: u64,
}

pub fn look(state: &WebState, policy: &SitePolicy) -> Look {
    let accent = policy.accent.map(|accent| format!("/brand/accent/{}", state.accents.of(accent).name));
    Look { accent, ..Look::of(policy) }
}

/// A look that is not in force, in one scheme: what the layout needs to know of it, and its sheet.
pub fn draft(policy: &SitePolicy, is_dark: bool) -> (Look, String) {
    let mut look = Look::of(policy);
    if is_dark && look.logo.is_some() {
        look.logo = look.dark_logo.take().or(look.logo);
    }
    look.dark_logo = None;
    let scheme = if is_dark { "dark" } else { "light" };
    let sheet = match policy.accent {
        Some(accent) => format!("/brand/draft/{}-{scheme}.css", digits(accent)),
        None => format!("/brand/draft/{scheme}.css"),
    };
    (look, sheet)
}

fn digits(accent: AccentColor) -> String {
    accent.to_string().trim_start_matches('#').to_owned()
}

impl Look {
    fn of(policy: &SitePolicy) -> Self {
        let drawn =
            |folder: &str| policy.accent.map(|accent| format!("/brand/{folder}/{}.svg", digits(accent)));
        let svg = || drawn("icon").map(|url| Icon { url, media_type: "image/svg+xml" });
        let square = policy.logo.as_ref().filter(|mark| mark.is_square());
        let own = |mark: &LogoMark| Icon { url: url(mark), media_type: mark.kind.media_type() };
        Self {
            accent: None,
            logo: policy.logo.as_ref().map(ShownLogo::of),
            dark_logo: policy.dark_logo.as_ref().filter(|_| policy.logo.is_some()).map(ShownLogo::of),
            logo_has_name: policy.logo_has_name && policy.logo.is_some(),
            mark: drawn("mark"),
            icon: square.map(own).or_else(svg),
        }
    }

    /// With a picture that nobody has saved, as an address that holds all of it.
    pub fn with_logo(self, mark: &LogoMark, data_url: &str) -> Self {
        let shown = ShownLogo { url: data_url.to_owned(), ..ShownLogo::of(mark) };
        Self { logo: Some(shown), ..self }
    }
}

fn url(mark: &LogoMark) -> String {
    format!("/brand/logo/{mark}")
}

impl ShownLogo {
    /// Within the room that there is, never larger than it is.
    pub fn of(mark: &LogoMark) -> Self {
        let (width, height) = mark.fitted(LOGO_WIDTH, LOGO_HEIGHT);
        Self { url: url(mark), width, height }
    }

    pub fn sample() -> Self {
        Self { url: "/brand/logo/9f86d081884c7d65-32x32.png".to_owned(), width: 32, height: 32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_keeps_its_shape_in_the_room_there_is() {
        let size = |text: &str| {
            let shown = ShownLogo::of(&LogoMark::parse(&format!("9f86d081884c7d65-{text}.png")).unwrap());
            (shown.width, shown.height)
        };
        assert_eq!(size("32x32"), (32, 32));
        assert_eq!(size("72x72"), (36, 36));
        assert_eq!(size("2000x100"), (180, 9));
        assert_eq!(size("1x2048"), (1, 36));
        assert_eq!(size("2048x1"), (180, 1));
        assert_eq!(size("360x72"), (180, 36));
    }
}
