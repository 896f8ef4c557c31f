//! The site's logo in a mail: the HTML part names it by its `Content-ID`, and its bytes are looked up when
//! the mail leaves, so that a hundred waiting mails do not hold a hundred copies. One that is gone by then
//! leaves the site's name in its place; nothing is ever fetched by the reader.

use serde::{Deserialize, Serialize};

use super::kind::Site;
use crate::domain::site::logo::{LogoKind, LogoMark};

/// The heaviest file that goes with every mail, in bytes.
pub const BYTES_MAX: usize = 100 * 1024;
/// The room above the sheet, in CSS pixels.
const ROOM: (u32, u32) = (220, 48);

/// A picture in the HTML part of a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InlineLogo {
    /// The name it is stored by.
    pub mark: String,
    /// What shows it, as it stands in the HTML part.
    pub tag: String,
    /// What stands there when it is gone.
    pub instead: String,
}

impl InlineLogo {
    /// `None` for a format that widespread mail programs do not show.
    pub fn of(site: &Site) -> Option<Self> {
        let mark = site.look.logo.as_ref().filter(|mark| mark.kind != LogoKind::Webp)?;
        let (width, height) = mark.fitted(ROOM.0, ROOM.1);
        let name = tera::escape_html(&site.name);
        let alt = if site.look.logo_has_name { name.as_str() } else { "" };
        let cid = content_id(&mark.to_string());
        let tag = format!(
            "<img class=\"logo\" src=\"cid:{cid}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\" \
             style=\"display:inline-block;vertical-align:middle;margin:0 12px 4px 0;border:0\">"
        );
        let instead = if site.look.logo_has_name { format!("<bdi>{name}</bdi>") } else { String::new() };
        Some(Self { mark: mark.to_string(), tag, instead })
    }

    pub fn mark(&self) -> Option<LogoMark> {
        LogoMark::parse(&self.mark)
    }

    /// RFC 2392; without the angle brackets of its header.
    pub fn content_id(&self) -> String {
        content_id(&self.mark)
    }

    /// The HTML part of a mail whose picture is gone.
    pub fn left_out_of(&self, html: &str) -> String {
        html.replace(&self.tag, &self.instead)
    }

    /// The HTML part with the picture in it, for a page that shows the mail.
    pub fn put_into(&self, html: &str, data_url: &str) -> String {
        html.replace(&format!("cid:{}", self.content_id()), data_url)
    }
}

fn content_id(mark: &str) -> String {
    format!("{mark}@rollbook")
}
