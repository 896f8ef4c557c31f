//! The console's own places that the search finds by what stands on the screen, in either language, or by another
//! word for the same: sections, actions and settings, each with the way to it.

use crate::domain::{Language, Rights};
use crate::texts;
use crate::web::console::Section;
use crate::web::console::site::settings::parts::PARTS;

/// A place: the way to it as it is shown, and its address.
pub struct Place {
    /// From the section down.
    pub steps: Vec<String>,
    pub path: String,
}

/// An action or a page below a section.
struct Action {
    section: Section,
    text: &'static str,
    path: &'static str,
    /// Other words for it, in both languages.
    synonyms: &'static str,
    for_administrators: bool,
}

const fn action(
    section: Section,
    text: &'static str,
    path: &'static str,
    synonyms: &'static str,
    for_administrators: bool,
) -> Action {
    Action { section, text, path, synonyms, for_administrators }
}

const ACTIONS: [Action; 16] = [
    action(
        Section::Accounts,
        "console-search-new-account",
        "/console/accounts/new",
        "invite invitation add user person register einladen einladung hinzufügen benutzer nutzer",
        false,
    ),
    action(
        Section::Accounts,
        "jobs-title",
        "/console/jobs",
        "background progress hintergrund fortschritt",
        false,
    ),
    action(Section::Accounts, "filters-title", "/console/filters", "views lists ansichten listen", false),
    action(
        Section::Mail,
        "console-mail-test",
        "/console/mail/test",
        "smtp server send mail e-mail probe mailserver senden",
        true,
    ),
    action(
        Section::Mail,
        "console-mail-texts",
        "/console/mail/texts",
        "template wording customise customize vorlage vorlagen wortlaut anpassen",
        true,
    ),
    action(Section::Mail, "console-mail-previews", "/console/mail/previews", "example beispiel", false),
    action(Section::Tags, "console-tag-new", "/console/tags/new", "label group gruppe", true),
    action(Section::Keys, "keys-api-new", "/console/keys/new", "api token access zugang zugriff", true),
    action(
        Section::Keys,
        "keys-clients-new",
        "/console/keys/new-client",
        "oauth app application anwendung",
        true,
    ),
    action(
        Section::Keys,
        "webhooks-new",
        "/console/keys/webhooks/new",
        "webhook callback events notify rückruf ereignisse benachrichtigen",
        true,
    ),
    action(Section::Keys, "keys-jwt-rotate", "/console/keys/jwt", "jwt secret signing signatur", true),
    action(
        Section::Settings,
        "settings-history",
        "/console/settings/history",
        "changes log änderungen protokoll",
        true,
    ),
    action(
        Section::Audit,
        "console-trail-export",
        "/console/audit/export",
        "download csv json log herunterladen",
        true,
    ),
    action(
        Section::System,
        "console-system-backup-make",
        "/console/system/backup",
        "backup back up restore save copy sicherung sichern datensicherung",
        true,
    ),
    action(
        Section::System,
        "console-system-check",
        "/console/system#checks",
        "health diagnose diagnosis diagnostics smtp status zustand prüfung",
        true,
    ),
    action(
        Section::System,
        "console-system-support",
        "/console/system#support",
        "help bug report version hilfe fehler bericht",
        true,
    ),
];

/// Other words for a section.
const fn section_synonyms(section: Section) -> &'static str {
    match section {
        Section::Home => "dashboard home statistics start startseite statistik",
        Section::Accounts => "users people members benutzer nutzer personen mitglieder",
        Section::Mail => "mail outbox smtp messages post postausgang nachrichten",
        Section::Tags => "labels groups gruppen",
        Section::Keys => "tokens oauth developers entwickler schnittstelle",
        Section::Settings => "preferences options configuration konfiguration optionen",
        Section::Audit => "log history events protokoll verlauf ereignisse",
        Section::System => "backup health version disk smtp sicherung zustand speicher",
    }
}

/// Other words for a setting, by its key.
fn setting_synonyms(key: &str) -> &'static str {
    match key {
        "site.name" => "title titel",
        "site.public_url" => "domain address host link adresse",
        "site.language" => "locale german english deutsch englisch",
        "site.formality" => "du sie duzen siezen anrede salutation german deutsch",
        "brand.logo" | "brand.logo_has_name" => "image picture icon favicon design bild symbol",
        "brand.dark_logo" => "image picture dark mode bild symbol dunkelmodus",
        "brand.accent" => "color theme design buttons farbe gestaltung",
        "mail.from" => "smtp from sender reply e-mail absender",
        "registration.type" => {
            "invite invitation only open closed sign-up signup einladung offen geschlossen"
        }
        "registration.allowed_domains" => "allowlist whitelist email domains e-mail erlaubt",
        "password.policy" => "strength security stärke sicherheit",
        "account.second_factor" => "2fa mfa totp otp two-factor authenticator zwei-faktor zweistufig",
        "session.idle_minutes"
        | "session.remembered_days"
        | "session.administrator_hours"
        | "session.proof_minutes" => "timeout expire logout log out abmelden ablauf sitzung",
        "privacy.text" | "privacy.text_de" | "privacy.version" => "gdpr terms dsgvo bedingungen",
        "account.deletion_grace_days" => "delete erase löschen frist",
        _ => "",
    }
}

/// The first places that all typed words are found in; those whose own name has them come first.
pub fn find(language: Language, rights: Rights, typed: &str, limit: usize) -> Vec<Place> {
    let wanted: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(bool, Place)> = Vec::new();
    let mut offer = |keys: &[&str], others: &str, path: String| {
        let steps: Vec<String> = keys.iter().map(|key| texts::text(language, key)).collect();
        let name = steps.last().map(|name| name.to_lowercase()).unwrap_or_default();
        let mut all = others.to_lowercase();
        for key in keys {
            for language in Language::ALL {
                all.push(' ');
                all.push_str(&texts::text(language, key).to_lowercase());
            }
        }
        if wanted.iter().all(|word| all.contains(word.as_str())) {
            let is_by_name = wanted.iter().all(|word| name.contains(word.as_str()));
            found.push((is_by_name, Place { steps, path }));
        }
    };
    for section in Section::reachable(rights) {
        offer(&[section.text_key()], section_synonyms(section), section.path());
    }
    for one in ACTIONS.iter().filter(|one| rights.admin || !one.for_administrators) {
        offer(&[one.section.text_key(), one.text], one.synonyms, one.path.to_owned());
    }
    for part in PARTS.iter().filter(|_| rights.admin) {
        for item in part.items {
            let others = format!("{} {}", item.key, setting_synonyms(item.key));
            let path = format!("/console/settings#setting-{}", item.key.replace('.', "-"));
            offer(&[Section::Settings.text_key(), part.title, item.label], &others, path);
        }
    }
    found.sort_by_key(|(is_by_name, _)| !is_by_name);
    found.into_iter().take(limit).map(|(_, place)| place).collect()
}
