//! The site's own look: its logo as it was uploaded, and its accent colour as a style sheet, since the
//! pages allow none within them. Each under a name that changes with its content.

use rocket::http::{ContentType, Header};
use rocket::{Responder, Route, State, get, routes};
use serde::Serialize;

use crate::domain::SitePolicy;
use crate::domain::site::logo::{LogoKind, LogoMark};
use crate::services::site::logo;
use crate::web::WebState;
use crate::web::http::headers::UploadedFile;
use crate::web::http::problem::Problem;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// The room for a logo in the header, in CSS pixels.
const LOGO_HEIGHT: u32 = 36;
const LOGO_WIDTH: u32 = 180;

pub fn routes() -> Vec<Route> {
    routes![show_logo, show_accent]
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
    let content_type = match mark.kind {
        LogoKind::Png => ContentType::PNG,
        LogoKind::Jpeg => ContentType::JPEG,
        LogoKind::Webp => ContentType::WEBP,
    };
    let bytes = logo::find(&state.ctx, mark).await?;
    Ok(bytes.map(|body| {
        UploadedFile(Picture { body, content_type, cache: Header::new("Cache-Control", FOR_EVER) })
    }))
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

/// What the layout of a page needs to know of the look: nothing where the site has none of its own.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Look {
    accent: Option<String>,
    logo: Option<ShownLogo>,
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
    Look { accent, logo: policy.logo.as_ref().map(ShownLogo::of) }
}

impl ShownLogo {
    /// Within the room that there is, never larger than it is.
    pub fn of(mark: &LogoMark) -> Self {
        let shrunk =
            |side: u32, own: u32, room: u32| (u64::from(side) * u64::from(room)).div_ceil(u64::from(own));
        let (mut width, mut height) = (u64::from(mark.width), u64::from(mark.height));
        if mark.height > LOGO_HEIGHT {
            (width, height) = (shrunk(mark.width, mark.height, LOGO_HEIGHT), u64::from(LOGO_HEIGHT));
        }
        if width > u64::from(LOGO_WIDTH) {
            (width, height) = (u64::from(LOGO_WIDTH), shrunk(mark.height, mark.width, LOGO_WIDTH));
        }
        Self { url: format!("/brand/logo/{mark}"), width, height }
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
