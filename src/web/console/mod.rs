//! The administrators' console: pages under `/console` over the same operations as the APIs and the command
//! line. Server-rendered; every page works without scripts.

mod audit;
mod clients;
mod csv_choice;
mod figures;
mod mail;
mod manage;
mod shapes;
mod site;

use rocket::Route;
use serde_json::{Value, json};

use crate::domain::{Language, Rights};
use crate::texts;
use crate::web::html::page_context::{Content, PageContext};
use crate::web::html::render::{Frame, Page};

pub fn routes() -> Vec<Route> {
    [site::routes(), manage::routes(), mail::routes(), clients::routes(), audit::routes()].concat()
}

/// What the tests render the pages with, in the console's frame.
pub fn samples() -> Vec<Content> {
    let rights = Rights { admin: true, users_admin: false };
    [clients::samples(), audit::samples(), site::samples(), mail::samples(), manage::samples()]
        .concat()
        .into_iter()
        .map(|one| Content { value: in_console(Language::English, rights, Section::Home, one.value), ..one })
        .collect()
}

/// The parts of the console, in the order of its navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Home,
    Accounts,
    Mail,
    Tags,
    Keys,
    Settings,
    Audit,
    System,
}

impl Section {
    const ALL: [Section; 8] = [
        Section::Home,
        Section::Accounts,
        Section::Mail,
        Section::Tags,
        Section::Keys,
        Section::Settings,
        Section::Audit,
        Section::System,
    ];

    /// Also the name of its icon.
    const fn name(self) -> &'static str {
        match self {
            Section::Home => "home",
            Section::Accounts => "accounts",
            Section::Mail => "mail",
            Section::Tags => "tags",
            Section::Keys => "keys",
            Section::Settings => "settings",
            Section::Audit => "audit",
            Section::System => "system",
        }
    }

    const fn text_key(self) -> &'static str {
        match self {
            Section::Home => "console-section-home",
            Section::Accounts => "console-section-accounts",
            Section::Mail => "console-section-mail",
            Section::Tags => "console-section-tags",
            Section::Keys => "console-section-keys",
            Section::Settings => "console-section-settings",
            Section::Audit => "console-section-audit",
            Section::System => "console-section-system",
        }
    }

    fn path(self) -> String {
        match self {
            Section::Home => "/console".to_owned(),
            other => format!("/console/{}", other.name()),
        }
    }

    fn reachable(rights: Rights) -> impl Iterator<Item = Section> {
        Self::ALL.into_iter().filter(move |one| rights.admin || !one.is_for_administrators())
    }

    /// What `USERS_ADMIN` does not reach (contract.md, first table).
    const fn is_for_administrators(self) -> bool {
        matches!(self, Section::Tags | Section::Keys | Section::Settings | Section::Audit | Section::System)
    }
}

/// The page in the frame of the console.
pub fn show<C: PageContext>(frame: &Frame, rights: Rights, section: Section, context: &C) -> Page {
    frame.page_of(content(frame, rights, section, Content::of(context)))
}

/// The same with the path of the page that it stands for.
pub fn show_at<C: PageContext>(
    frame: &Frame,
    rights: Rights,
    section: Section,
    path: &str,
    context: &C,
) -> Page {
    frame.page_of_at(path, content(frame, rights, section, Content::of(context)))
}

fn content(frame: &Frame, rights: Rights, section: Section, content: Content) -> Content {
    Content { value: in_console(frame.language, rights, section, content.value), ..content }
}

/// The content with what the console's frame needs; also for a page that a POST answers with.
fn in_console(language: Language, rights: Rights, section: Section, mut content: Value) -> Value {
    let sections: Vec<Value> = Section::reachable(rights)
        .map(|one| {
            let text = texts::text(language, one.text_key());
            json!({ "name": one.name(), "path": one.path(), "text": text, "current": one == section })
        })
        .collect();
    content["console"] = json!({ "sections": sections, "is_admin": rights.admin,
                                 "q": content["q"].clone() });
    content
}
