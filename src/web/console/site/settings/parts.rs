//! The settings in the order in which people look for them: which part each belongs to, and the texts
//! that go with it.

use crate::domain::SitePolicy;
use crate::domain::site::site_policy::PolicySetting;

/// Settings that are seen and saved together, on a page of their own.
#[derive(Debug)]
pub struct Part {
    /// In the address: `/console/settings/<slug>`.
    pub slug: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    pub items: &'static [Item],
}

/// One setting; the texts are keys of messages.
#[derive(Debug)]
pub struct Item {
    pub key: &'static str,
    pub label: &'static str,
    pub hint: &'static str,
    /// What is in force where nothing is set; empty where the default has a value to show.
    pub unset: &'static str,
    /// Of a number.
    pub unit: &'static str,
    /// Of a choice: each value with its label and, where it helps, an explanation.
    pub choices: &'static [(&'static str, &'static str, &'static str)],
}

const PLAIN: Item = Item { key: "", label: "", hint: "", unset: "", unit: "", choices: &[] };

const ON_OR_OFF: &[(&str, &str, &str)] =
    &[("on", "settings-choice-on", ""), ("off", "settings-choice-off", "")];

pub const PARTS: &[Part] = &[
    Part {
        slug: "site",
        title: "settings-site-title",
        lead: "settings-site-lead",
        items: &[
            Item {
                key: "site.name",
                label: "settings-site-name",
                hint: "settings-site-name-hint",
                unset: "settings-site-name-unset",
                ..PLAIN
            },
            Item {
                key: "site.public_url",
                label: "settings-public-url",
                hint: "settings-public-url-hint",
                unset: "settings-public-url-unset",
                ..PLAIN
            },
            Item {
                key: "site.language",
                label: "settings-language",
                hint: "settings-language-hint",
                unset: "settings-language-unset",
                choices: &[("en", "settings-choice-english", ""), ("de", "settings-choice-german", "")],
                ..PLAIN
            },
        ],
    },
    Part {
        slug: "look",
        title: "settings-look-title",
        lead: "settings-look-lead",
        items: &[
            Item {
                key: "brand.logo",
                label: "settings-logo",
                hint: "settings-logo-hint",
                unset: "settings-logo-unset",
                ..PLAIN
            },
            Item {
                key: "brand.accent",
                label: "settings-accent",
                hint: "settings-accent-hint",
                unset: "settings-accent-unset",
                ..PLAIN
            },
        ],
    },
    Part {
        slug: "mail",
        title: "settings-mail-title",
        lead: "settings-mail-lead",
        items: &[
            Item {
                key: "mail.from",
                label: "settings-mail-from",
                hint: "settings-mail-from-hint",
                unset: "settings-mail-from-unset",
                ..PLAIN
            },
            Item {
                key: "audit.head_to",
                label: "settings-audit-head",
                hint: "settings-audit-head-hint",
                unset: "settings-audit-head-unset",
                ..PLAIN
            },
        ],
    },
    Part {
        slug: "registration",
        title: "settings-registration-title",
        lead: "settings-registration-lead",
        items: &[
            Item {
                key: "registration.type",
                label: "settings-registration-type",
                choices: &[
                    ("Public", "settings-choice-public", "settings-choice-public-hint"),
                    ("Verified", "settings-choice-verified", "settings-choice-verified-hint"),
                    ("Closed", "settings-choice-closed", "settings-choice-closed-hint"),
                ],
                ..PLAIN
            },
            Item {
                key: "registration.allowed_domains",
                label: "settings-domains",
                hint: "settings-domains-hint",
                unset: "settings-domains-unset",
                ..PLAIN
            },
            Item {
                key: "realm.internal",
                label: "settings-realm",
                hint: "settings-realm-hint",
                choices: ON_OR_OFF,
                ..PLAIN
            },
            Item {
                key: "recovery.tells_unknown",
                label: "settings-recovery-tells",
                hint: "settings-recovery-tells-hint",
                choices: ON_OR_OFF,
                ..PLAIN
            },
        ],
    },
    Part {
        slug: "passwords",
        title: "settings-passwords-title",
        lead: "settings-passwords-lead",
        items: &[
            Item {
                key: "password.policy",
                label: "settings-password-policy",
                choices: &[
                    ("Low", "settings-choice-low", "settings-choice-low-hint"),
                    ("High", "settings-choice-high", "settings-choice-high-hint"),
                    ("Composed", "settings-choice-composed", "settings-choice-composed-hint"),
                    ("Custom", "settings-choice-custom", "settings-choice-custom-hint"),
                ],
                ..PLAIN
            },
            Item {
                key: "password.custom.min_length",
                label: "settings-custom-length",
                hint: "settings-custom-length-hint",
                unit: "settings-unit-characters",
                ..PLAIN
            },
            Item {
                key: "password.custom.classes",
                label: "settings-custom-classes",
                hint: "settings-custom-classes-hint",
                unit: "settings-unit-classes",
                ..PLAIN
            },
            Item {
                key: "password.custom.blocklist",
                label: "settings-custom-blocklist",
                hint: "settings-custom-blocklist-hint",
                choices: ON_OR_OFF,
                ..PLAIN
            },
        ],
    },
    Part {
        slug: "sign-in",
        title: "settings-sign-in-title",
        lead: "settings-sign-in-lead",
        items: &[
            Item {
                key: "account.second_factor",
                label: "settings-second-factor",
                hint: "settings-second-factor-hint",
                choices: &[
                    ("optional", "settings-choice-optional", "settings-choice-optional-hint"),
                    (
                        "administrators",
                        "settings-choice-administrators",
                        "settings-choice-administrators-hint",
                    ),
                    ("everyone", "settings-choice-everyone", "settings-choice-everyone-hint"),
                ],
                ..PLAIN
            },
            Item {
                key: "session.idle_minutes",
                label: "settings-idle",
                hint: "settings-idle-hint",
                unit: "settings-unit-minutes",
                ..PLAIN
            },
            Item {
                key: "session.remembered_days",
                label: "settings-remembered",
                hint: "settings-remembered-hint",
                unit: "settings-unit-days",
                ..PLAIN
            },
            Item {
                key: "session.administrator_hours",
                label: "settings-administrators",
                hint: "settings-administrators-hint",
                unit: "settings-unit-hours",
                ..PLAIN
            },
            Item {
                key: "session.proof_minutes",
                label: "settings-proof-minutes",
                hint: "settings-proof-minutes-hint",
                unit: "settings-unit-minutes",
                ..PLAIN
            },
        ],
    },
    Part {
        slug: "privacy",
        title: "settings-privacy-title",
        lead: "settings-privacy-lead",
        items: &[
            Item {
                key: "privacy.text",
                label: "settings-privacy-text",
                hint: "settings-privacy-text-hint",
                unset: "settings-privacy-text-unset",
                ..PLAIN
            },
            Item {
                key: "privacy.version",
                label: "settings-privacy-version",
                hint: "settings-privacy-version-hint",
                ..PLAIN
            },
        ],
    },
    Part {
        slug: "accounts",
        title: "settings-accounts-title",
        lead: "settings-accounts-lead",
        items: &[Item {
            key: "account.deletion_grace_days",
            label: "settings-deletion-grace",
            hint: "settings-deletion-grace-hint",
            unit: "settings-unit-days",
            ..PLAIN
        }],
    },
];

impl Part {
    pub fn find(slug: &str) -> Option<&'static Part> {
        PARTS.iter().find(|part| part.slug == slug)
    }

    /// Where a setting is changed.
    pub fn of(key: &str) -> Option<&'static Part> {
        PARTS.iter().find(|part| part.items.iter().any(|item| item.key == key))
    }

    pub fn keys(&self) -> Vec<&'static str> {
        self.items.iter().map(|item| item.key).collect()
    }
}

impl Item {
    pub fn find(key: &str) -> Option<&'static Item> {
        PARTS.iter().flat_map(|part| part.items).find(|item| item.key == key)
    }

    pub fn setting(&self) -> Option<&'static PolicySetting> {
        SitePolicy::setting(self.key).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_of_the_policy_stands_in_one_part_and_no_other_does() {
        let mut placed: Vec<&str> = PARTS.iter().flat_map(Part::keys).collect();
        let mut known: Vec<&str> = SitePolicy::SETTINGS.iter().map(|setting| setting.key).collect();
        placed.sort_unstable();
        known.sort_unstable();
        assert_eq!(placed, known, "web/console/site/settings/parts.rs says where a setting is shown");
    }

    #[test]
    fn every_choice_of_a_setting_has_a_label() {
        use crate::domain::site::site_policy::Shape;

        for item in PARTS.iter().flat_map(|part| part.items) {
            let labelled: Vec<&str> = item.choices.iter().map(|(value, ..)| *value).collect();
            match item.setting().expect("a setting").shape {
                Shape::Choice(words) => assert_eq!(labelled, words, "{}", item.key),
                Shape::Switch => assert_eq!(labelled, ["on", "off"], "{}", item.key),
                _ => assert!(labelled.is_empty(), "{}", item.key),
            }
        }
    }
}
