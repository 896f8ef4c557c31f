//! The caller's true address, their browser, and the circumstances that operations record.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Once;

use ipnet::IpNet;
use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use super::repeat::Repeat;
use super::request_id::RequestId;
use crate::domain::{Actor, AuditContext, Credential};
use crate::services::sign_in::open_session::OpenSession;
use crate::services::sign_in::visit::Visit;
use crate::web::WebState;
use crate::web::http::api_family::ApiFamily;
use crate::web::http::cookies;

/// Said once: a proxy that was forgotten is found in the log, and nobody can fill it.
static UNTRUSTED_PROXY: Once = Once::new();

/// From where and in which request; who is added by [`RequestContext::by`].
#[derive(Debug, Clone)]
pub struct RequestContext {
    peer: Option<IpAddr>,
    request_id: String,
    visit: Visit,
    /// Where the client may send the request again.
    repeat: Option<Box<Repeat>>,
}

impl RequestContext {
    pub fn of(request: &Request<'_>) -> Self {
        let user_agent = request.headers().get_one("User-Agent");
        let user_agent = user_agent.map(|text| text.chars().filter(|c| !c.is_control()).take(200).collect());
        let state = request.rocket().state::<WebState>();
        let device = state.and_then(|state| cookies::device(request.cookies(), state));
        let is_program = ApiFamily::of(request) != ApiFamily::Page;
        Self {
            peer: client_peer(request),
            request_id: RequestId::of(request).to_string(),
            visit: Visit::new(device.as_deref(), user_agent, is_program),
            repeat: Repeat::of(request),
        }
    }

    /// On behalf of whoever the guards have let in.
    pub fn by(&self, who: &impl Identity) -> AuditContext {
        AuditContext { credential: who.credential(), ..self.by_actor(who.actor()) }
    }

    fn by_actor(&self, actor: Actor) -> AuditContext {
        let request_id = Some(self.request_id.clone());
        AuditContext { actor, peer: self.peer, request_id, ..AuditContext::system() }
    }

    /// The browser or program that the request came from.
    pub fn visit(&self) -> Visit {
        self.visit.clone()
    }

    pub fn by_visitor(&self) -> AuditContext {
        self.by_actor(Actor::Visitor)
    }

    /// What came with an `Idempotency-Key`.
    pub fn repeat(&self) -> Option<&Repeat> {
        self.repeat.as_deref()
    }
}

/// Who is behind a request, and by what they were let in.
pub trait Identity {
    fn actor(&self) -> Actor;

    /// Looked at again when something is changed.
    fn credential(&self) -> Option<Credential>;
}

/// For guards that hold the session they let in by.
macro_rules! identity_of_session {
    ($($guard:ty),+) => {$(
        impl $crate::web::guards::client::Identity for $guard {
            fn actor(&self) -> $crate::domain::Actor {
                self.session.actor()
            }

            fn credential(&self) -> Option<$crate::domain::Credential> {
                self.session.credential()
            }
        }
    )+};
}
pub(super) use identity_of_session;

impl Identity for OpenSession {
    fn actor(&self) -> Actor {
        Actor::account(&self.account)
    }

    fn credential(&self) -> Option<Credential> {
        Some(Credential::Session(self.digest))
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for RequestContext {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(Self::of(request))
    }
}

/// The address of the client: the connection's own, unless that is a trusted proxy's; then the
/// last address in `X-Forwarded-For` that no trusted proxy has.
pub fn client_peer(request: &Request<'_>) -> Option<IpAddr> {
    let direct = request.remote()?.ip().to_canonical();
    let trusted = request.rocket().state::<WebState>().map_or(&[][..], |state| &state.trusted_proxies);
    let forwarded: Vec<&str> =
        request.headers().get("X-Forwarded-For").flat_map(|line| line.split(',')).collect();
    if !forwarded.is_empty() && !trusted.iter().any(|network| network.contains(&direct)) {
        UNTRUSTED_PROXY.call_once(|| {
            tracing::warn!(
                peer = %direct,
                "X-Forwarded-For came from a peer that trusted_proxies does not name and is not believed; \
                 if this is your proxy, name it in ROLLBOOK_TRUSTED_PROXIES, or all callers count as one"
            );
        });
    }
    Some(resolve(direct, &forwarded, trusted))
}

fn resolve(direct: IpAddr, forwarded: &[&str], trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |peer: &IpAddr| trusted.iter().any(|network| network.contains(peer));
    let mut peer = direct;
    for hop in forwarded.iter().rev() {
        if !is_trusted(&peer) {
            break;
        }
        match address_of(hop) {
            Some(address) => peer = address.to_canonical(),
            None => break,
        }
    }
    peer
}

/// Some proxies write the port, too, and brackets around an address of IPv6.
fn address_of(hop: &str) -> Option<IpAddr> {
    let hop = hop.trim();
    let bare = || hop.parse().ok();
    let with_port = || hop.parse::<SocketAddr>().ok().map(|socket| socket.ip());
    let in_brackets = || hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok().map(IpAddr::V6);
    bare().or_else(with_port).or_else(in_brackets)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn forwarded_addresses_are_believed_from_trusted_proxies_only() {
        let proxy: Vec<IpNet> = vec!["10.0.0.0/8".parse().unwrap()];
        assert_eq!(resolve(ip("203.0.113.9"), &["198.51.100.1"], &proxy), ip("203.0.113.9"));
        assert_eq!(resolve(ip("10.0.0.1"), &["6.6.6.6", "198.51.100.1"], &proxy), ip("198.51.100.1"));
        assert_eq!(resolve(ip("10.0.0.1"), &["198.51.100.1", "10.0.0.2"], &proxy), ip("198.51.100.1"));
        assert_eq!(resolve(ip("10.0.0.1"), &["198.51.100.1", "garbage"], &proxy), ip("10.0.0.1"));
        assert_eq!(resolve(ip("10.0.0.1"), &[], &proxy), ip("10.0.0.1"));
        for (hop, peer) in [
            ("203.0.113.9:51234", "203.0.113.9"),
            ("[2001:db8::1]:443", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[::ffff:203.0.113.9]:1", "203.0.113.9"),
            ("2001:db8::1", "2001:db8::1"),
            ("203.0.113.9:", "10.0.0.1"),
            ("[203.0.113.9]:1", "10.0.0.1"),
            ("unknown", "10.0.0.1"),
        ] {
            assert_eq!(resolve(ip("10.0.0.1"), &[hop], &proxy), ip(peer), "{hop}");
        }
        assert_eq!(resolve(ip("10.0.0.1"), &["198.51.100.1:7", "10.0.0.2:80"], &proxy), ip("198.51.100.1"));
    }
}
