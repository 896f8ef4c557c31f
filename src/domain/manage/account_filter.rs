//! Which accounts somebody wants to see: conditions that all hold at once, as they stand in a URL.

use std::time::Duration;

use time::Date;
use time::macros::format_description;

use crate::domain::profile::email_address::ascii_domain;
use crate::domain::{AccountState, FieldErrors, Findable, Reason, Role, SearchText, TagName, Timestamp};

const A_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Accounts that fit. The empty filter means every account that is not deleted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AccountFilter {
    pub search: Option<SearchText>,
    pub state: StateFilter,
    pub role: Option<RoleFilter>,
    /// The name of a user tag.
    pub tag: Option<String>,
    pub confirmed: Option<bool>,
    pub password: Option<bool>,
    pub created: Days,
    pub seen: Days,
    /// Accounts that never signed in; then `seen` says nothing.
    pub never_seen: bool,
    /// Locked after wrong passwords at the moment of asking.
    pub locked: bool,
    /// The whole domain of the address, in ASCII.
    pub domain: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StateFilter {
    /// All but the deleted ones.
    #[default]
    Kept,
    /// Whoever came in, disabled since or not: those whom members see.
    Entered,
    Any,
    Only(AccountState),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoleFilter {
    /// Neither a role nor `USERS_ADMIN`.
    Nothing,
    Role(Role),
    UsersAdmin,
}

/// Whole days in UTC, both ends included; either may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    pub from: Option<Date>,
    pub until: Option<Date>,
}

/// What a filter looks at of one account, besides what a search does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// `None`: a state that a newer version wrote.
    pub state: Option<AccountState>,
    pub role: Option<Role>,
    pub users_admin: bool,
    pub confirmed: bool,
    pub has_password: bool,
}

/// One account before a filter.
#[derive(Debug, Clone, Copy)]
pub struct Traits<'a> {
    pub kind: Kind,
    pub created_at: Timestamp,
    /// The epoch where it never signed in.
    pub seen_at: Timestamp,
    pub is_locked: bool,
    pub domain: Option<&'a str>,
    /// Whether it carries the tag of the filter.
    pub is_tagged: bool,
    pub text: Findable<'a>,
}

/// The names that the conditions have in a URL and in a form.
pub const FILTER_FIELDS: [&str; 13] = [
    "q",
    "state",
    "role",
    "tag",
    "confirmed",
    "password",
    "created_from",
    "created_until",
    "seen_from",
    "seen_until",
    "seen",
    "locked",
    "domain",
];

/// What stands beside the conditions in the address of a list, and narrows nothing down.
const BESIDE_A_FILTER: [&str; 6] = ["sort", "column", "at", "saved", "erased", "ended"];

impl AccountFilter {
    /// The same of a text that a program made, such as `state=active&tag=Crew`: a condition without a value is an error,
    /// since what was to stand there is missing. Only the empty text means everybody.
    pub fn parse_whole(text: &str) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let pairs: Vec<(String, String)> = form_urlencoded::parse(text.as_bytes()).into_owned().collect();
        if pairs.is_empty() && !text.is_empty() {
            errors.add("filter", Reason::Blank);
        }
        for (name, _) in pairs.iter().filter(|(_, value)| value.trim().is_empty()) {
            errors.add(name, Reason::Blank);
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        Self::parse_for_action(&pairs, &[])
    }

    /// For what is done to everybody who fits: also a name that is neither a condition nor one of `beside`
    /// is an error, and so is a condition that is there twice, of which one would be passed over.
    pub fn parse_for_action(pairs: &[(String, String)], beside: &[&str]) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        for (at, (name, _)) in pairs.iter().enumerate() {
            let is_condition = FILTER_FIELDS.contains(&name.as_str());
            if !is_condition && !BESIDE_A_FILTER.contains(&name.as_str()) && !beside.contains(&name.as_str())
            {
                errors.add(name, Reason::NotAChoice);
            }
            if is_condition && pairs[..at].iter().any(|(earlier, _)| earlier == name) {
                errors.add(name, Reason::Repeated);
            }
        }
        match Self::parse(pairs) {
            Ok(filter) if errors.is_empty() => Ok(filter),
            Ok(_) => Err(errors),
            Err(faults) => {
                faults.iter().for_each(|fault| errors.add(&fault.field, fault.reason.clone()));
                Err(errors)
            }
        }
    }

    /// From the pairs of a query; unknown names are passed over, empty values say nothing. What cannot
    /// be read is an error and never left out.
    pub fn parse(pairs: &[(String, String)]) -> Result<Self, FieldErrors> {
        let mut errors = FieldErrors::new();
        let given = |name: &str| {
            let found = pairs.iter().find(|(known, value)| known == name && !value.trim().is_empty());
            found.map(|(_, value)| value.trim())
        };
        let choice = |parsed: Option<bool>| parsed.ok_or(Reason::NotAChoice);
        let filter = Self {
            search: errors.keep("q", given("q").map(parse_search).transpose()).flatten(),
            state: errors
                .keep("state", given("state").map(StateFilter::parse).transpose())
                .flatten()
                .unwrap_or_default(),
            role: errors.keep("role", given("role").map(RoleFilter::parse).transpose()).flatten(),
            tag: errors.keep("tag", given("tag").map(parse_tag).transpose()).flatten(),
            confirmed: errors
                .keep("confirmed", given("confirmed").map(|text| choice(yes_or_no(text))).transpose())
                .flatten(),
            password: errors
                .keep("password", given("password").map(|text| choice(yes_or_no(text))).transpose())
                .flatten(),
            created: Days {
                from: errors.keep("created_from", given("created_from").map(parse_day).transpose()).flatten(),
                until: errors
                    .keep("created_until", given("created_until").map(parse_day).transpose())
                    .flatten(),
            },
            seen: Days {
                from: errors.keep("seen_from", given("seen_from").map(parse_day).transpose()).flatten(),
                until: errors.keep("seen_until", given("seen_until").map(parse_day).transpose()).flatten(),
            },
            never_seen: errors
                .keep("seen", given("seen").map(|text| only("never", text)).transpose())
                .flatten()
                .unwrap_or(false),
            locked: errors
                .keep("locked", given("locked").map(|text| only("yes", text)).transpose())
                .flatten()
                .unwrap_or(false),
            domain: errors.keep("domain", given("domain").map(parse_domain).transpose()).flatten(),
        };
        if errors.is_empty() { Ok(filter) } else { Err(errors) }
    }

    /// The pairs that [`parse`](Self::parse) makes this filter of again.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let yes = |value: bool| if value { "yes" } else { "no" }.to_owned();
        let day = |date: Date| date.format(format_description!("[year]-[month]-[day]")).ok();
        let all = [
            ("q", self.search.as_ref().map(|search| search.as_str().to_owned())),
            ("state", self.state.name().map(str::to_owned)),
            ("role", self.role.map(|role| role.name().to_owned())),
            ("tag", self.tag.clone()),
            ("confirmed", self.confirmed.map(yes)),
            ("password", self.password.map(yes)),
            ("created_from", self.created.from.and_then(day)),
            ("created_until", self.created.until.and_then(day)),
            ("seen_from", self.seen.from.and_then(day)),
            ("seen_until", self.seen.until.and_then(day)),
            ("seen", self.never_seen.then(|| "never".to_owned())),
            ("locked", self.locked.then(|| "yes".to_owned())),
            ("domain", self.domain.clone()),
        ];
        all.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect()
    }

    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether there is no account that does not fit.
    pub fn is_every(&self) -> bool {
        *self == Self { state: StateFilter::Any, ..Self::default() }
    }

    /// Whether accounts of this kind can fit at all.
    pub fn admits_kind(&self, kind: Kind) -> bool {
        let state = match self.state {
            StateFilter::Any => true,
            StateFilter::Entered => {
                matches!(kind.state, Some(AccountState::Active | AccountState::Disabled))
            }
            StateFilter::Kept => kind.state != Some(AccountState::Deleted),
            StateFilter::Only(state) => kind.state == Some(state),
        };
        let role = match self.role {
            None => true,
            Some(RoleFilter::Nothing) => kind.role.is_none() && !kind.users_admin,
            Some(RoleFilter::Role(role)) => kind.role == Some(role),
            Some(RoleFilter::UsersAdmin) => kind.users_admin,
        };
        state
            && role
            && self.confirmed.is_none_or(|confirmed| confirmed == kind.confirmed)
            && self.password.is_none_or(|password| password == kind.has_password)
    }

    pub fn admits(&self, account: &Traits<'_>) -> bool {
        self.admits_kind(account.kind)
            && self.created.span().contains(account.created_at)
            && self.seen_span().contains(account.seen_at)
            && (!self.locked || account.is_locked)
            && self.domain.as_deref().is_none_or(|domain| account.domain == Some(domain))
            && (self.tag.is_none() || account.is_tagged)
            && self.search.as_ref().is_none_or(|search| search.finds(account.text))
    }

    /// When the last sign-in was; that of an account that never did counts as the epoch.
    pub fn seen_span(&self) -> Span {
        if self.never_seen {
            return Span { from: None, before: Some(Timestamp::from_millis(1)) };
        }
        let span = self.seen.span();
        // "Until May" asks who was last here in May, not who never was.
        let from = span.from.or(span.before.map(|_| Timestamp::from_millis(1)));
        Span { from, ..span }
    }
}

impl StateFilter {
    fn parse(text: &str) -> Result<Self, Reason> {
        match text {
            "any" => Ok(StateFilter::Any),
            "entered" => Ok(StateFilter::Entered),
            other => AccountState::parse(other).map(StateFilter::Only).ok_or(Reason::NotAChoice),
        }
    }

    /// `None` for what holds without a word.
    pub fn name(self) -> Option<&'static str> {
        match self {
            StateFilter::Kept => None,
            StateFilter::Any => Some("any"),
            StateFilter::Entered => Some("entered"),
            StateFilter::Only(state) => Some(state.as_str()),
        }
    }
}

impl RoleFilter {
    fn parse(text: &str) -> Result<Self, Reason> {
        match text {
            "none" => Ok(RoleFilter::Nothing),
            "users_admin" => Ok(RoleFilter::UsersAdmin),
            other => Role::parse(other).map(RoleFilter::Role).ok_or(Reason::NotAChoice),
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            RoleFilter::Nothing => "none",
            RoleFilter::UsersAdmin => "users_admin",
            RoleFilter::Role(role) => role.as_str(),
        }
    }
}

/// Moments from the first one on and before the last; either may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: Option<Timestamp>,
    pub before: Option<Timestamp>,
}

impl Span {
    pub fn contains(self, at: Timestamp) -> bool {
        self.from.is_none_or(|from| from <= at) && self.before.is_none_or(|before| at < before)
    }

    pub fn is_open(self) -> bool {
        self.from.is_none() && self.before.is_none()
    }
}

impl Days {
    pub fn span(self) -> Span {
        Span { from: self.from.map(beginning), before: self.until.map(|day| beginning(day).plus(A_DAY)) }
    }
}

fn beginning(day: Date) -> Timestamp {
    Timestamp::from_millis(day.midnight().assume_utc().unix_timestamp().saturating_mul(1000))
}

fn parse_day(text: &str) -> Result<Date, Reason> {
    let day = Date::parse(text, format_description!("[year]-[month]-[day]"));
    day.ok().filter(|day| (1970..=9999).contains(&day.year())).ok_or(Reason::NotADate)
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// A condition with one word, which says that it holds.
fn only(word: &str, text: &str) -> Result<bool, Reason> {
    if text == word { Ok(true) } else { Err(Reason::NotAChoice) }
}

/// Marks that look for nothing would find everybody, and so would a part that was cut off.
pub fn parse_search(text: &str) -> Result<SearchText, Reason> {
    if text.chars().count() > SearchText::MAX {
        return Err(Reason::TooLong { max: SearchText::MAX });
    }
    SearchText::parse(text).ok_or(Reason::Blank)
}

fn parse_tag(text: &str) -> Result<String, Reason> {
    TagName::parse(text).map(|name| name.as_str().to_owned())
}

/// People also type it as it stands in an address.
fn parse_domain(text: &str) -> Result<String, Reason> {
    ascii_domain(text.strip_prefix('@').unwrap_or(text)).ok_or(Reason::NotOneDomain)
}

#[cfg(test)]
mod tests;
