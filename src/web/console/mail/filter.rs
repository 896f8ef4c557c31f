//! The filter of the list, as it stands in the URL.

use std::time::Duration;

use time::format_description::well_known::Iso8601;
use time::{Date, Time};

use crate::domain::Timestamp;
use crate::mail::kinds;
use crate::store::{MailFilter, MailPlace, MailRecipient, MailState, MailTurn};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const MOST_SEARCH_CHARS: usize = 254;

/// What was asked for, in the words of the URL.
#[derive(Debug, Clone, Default)]
pub struct Asked<'a> {
    pub state: Option<&'a str>,
    pub kind: Option<&'a str>,
    pub to: Option<&'a str>,
    pub from_day: Option<&'a str>,
    pub to_day: Option<&'a str>,
    pub after: Option<&'a str>,
    pub before: Option<&'a str>,
}

impl Asked<'_> {
    /// Values that make no sense are as if nobody had given them.
    pub fn filter(&self) -> MailFilter {
        MailFilter {
            state: self.state.and_then(MailState::parse),
            kind: self.kind.and_then(kinds::find).map(|kind| kind.name.to_owned()),
            recipient: self.recipient(),
            since: self.from_day.and_then(day),
            until: self.to_day.and_then(day).map(|day| day.plus(DAY)),
        }
    }

    pub fn turn(&self) -> MailTurn {
        match (self.after.and_then(place), self.before.and_then(place)) {
            (Some(place), _) => MailTurn::After(place),
            (None, Some(place)) => MailTurn::Before(place),
            (None, None) => MailTurn::First,
        }
    }

    /// What was searched for, as it can be searched for.
    pub fn search(&self) -> Option<String> {
        let text: String =
            self.to?.trim().chars().filter(|c| !c.is_control()).take(MOST_SEARCH_CHARS).collect();
        (!text.is_empty()).then_some(text)
    }

    fn recipient(&self) -> Option<MailRecipient> {
        let text = self.search()?;
        Some(MailRecipient::of_text(&text))
    }

    pub fn is_empty(&self) -> bool {
        let filter = self.filter();
        filter.kind.is_none()
            && filter.recipient.is_none()
            && filter.since.is_none()
            && filter.until.is_none()
    }

    /// The list under this filter in another state, at another place.
    pub fn path(&self, state: Option<MailState>, turn: MailTurn) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let filter = self.filter();
        if let Some(state) = state {
            query.append_pair("state", state.as_str());
        }
        if let Some(kind) = &filter.kind {
            query.append_pair("kind", kind);
        }
        if let Some(to) = self.search() {
            query.append_pair("to", &to);
        }
        if let Some(from) = self.from_day.filter(|_| filter.since.is_some()) {
            query.append_pair("from_day", from);
        }
        if let Some(to) = self.to_day.filter(|_| filter.until.is_some()) {
            query.append_pair("to_day", to);
        }
        match turn {
            MailTurn::First => {}
            MailTurn::After(place) => drop(query.append_pair("after", &place_text(place))),
            MailTurn::Before(place) => drop(query.append_pair("before", &place_text(place))),
        }
        match query.finish() {
            query if query.is_empty() => "/console/mail".to_owned(),
            query => format!("/console/mail?{query}"),
        }
    }
}

fn place(text: &str) -> Option<MailPlace> {
    let (millis, id) = text.split_once('_')?;
    Some(MailPlace { created_at: Timestamp::from_millis(millis.parse().ok()?), id: id.parse().ok()? })
}

fn place_text(place: MailPlace) -> String {
    format!("{}_{}", place.created_at.millis(), place.id)
}

/// The first moment of a day, in UTC.
fn day(text: &str) -> Option<Timestamp> {
    let day = Date::parse(text, &Iso8601::DATE).ok()?;
    let seconds = day.with_time(Time::MIDNIGHT).assume_utc().unix_timestamp();
    Some(Timestamp::from_millis(seconds.checked_mul(1000)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_no_sense_is_passed_over() {
        let asked = Asked {
            state: Some("nonsense"),
            kind: Some("x"),
            to: Some("  "),
            from_day: Some("31.1.2026"),
            to_day: Some("2026-13-45"),
            after: Some("1_x"),
            before: None,
        };
        assert!(asked.is_empty());
        assert_eq!(asked.turn(), MailTurn::First);
        assert_eq!(asked.path(None, MailTurn::First), "/console/mail");
    }

    #[test]
    fn a_filter_survives_the_way_through_its_own_url() {
        let asked = Asked {
            to: Some("ada&b@example.org"),
            from_day: Some("2026-01-31"),
            to_day: Some("2026-01-31"),
            ..Asked::default()
        };
        let place = MailPlace { created_at: Timestamp::from_millis(17), id: 4 };
        assert_eq!(
            asked.path(Some(MailState::GivenUp), MailTurn::After(place)),
            "/console/mail?state=given_up&to=ada%26b%40example.org&from_day=2026-01-31&to_day=2026-01-31&after=17_4"
        );
        let filter = asked.filter();
        assert_eq!(filter.until.zip(filter.since).map(|(until, since)| until.since(since)), Some(DAY));
    }
}
