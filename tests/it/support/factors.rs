//! People with an authenticator app in their hand.

use rocket::http::Method;
use rollbook::domain::{Account, Clock};
use rollbook::services::sign_in::second_factors::remove_factors;
use rollbook::store::StoreError;
use totp_rs::{Builder, Secret, Totp};

use super::people::{PASSWORD, Person, system};
use super::{Reply, TestApp, Visitor};

/// The app on somebody's phone.
pub struct Authenticator(Totp);

impl Authenticator {
    /// From the key as the page shows it.
    pub fn with_key(key: &str) -> Self {
        let secret = Secret::try_from_base32(key.replace(' ', "")).expect("base 32");
        Self(Builder::new().with_secret(secret).build().expect("RFC 6238's own figures"))
    }

    /// What it shows when the server's clock is so many seconds ahead of the phone's.
    pub fn code(&self, app: &TestApp, seconds_behind: i64) -> String {
        let now = app.clock.now().seconds() - seconds_behind;
        self.0.generate(u64::try_from(now).expect("after 1970")).to_string()
    }

    /// One that is not right at this moment or near it.
    pub fn wrong_code(&self, app: &TestApp) -> String {
        let near: Vec<String> = (-2..=2).map(|step| self.code(app, step * 30)).collect();
        let wrong = (0..10).map(|n| format!("{n:06}")).find(|code| !near.contains(code));
        wrong.expect("at most five of ten are near")
    }
}

impl TestApp {
    /// Ada, who has set up two-step sign-in: her app and her recovery codes. The code of this moment is
    /// used up.
    pub fn member_with_two_steps(&self, person: &Person) -> (Authenticator, Vec<String>) {
        self.confirmed_member(person);
        let mut browser = self.signed_in(person);
        let made = browser.sets_up_two_steps();
        browser.post("/sign-out", &[]);
        made
    }

    pub fn takes_factor_off(&self, email: &str) {
        self.run(remove_factors::by_administrator(&self.ctx, system(), self.id_of(email)))
            .expect("it is taken off");
    }

    pub fn account_of(&self, email: &str) -> Account {
        let id = self.id_of(email);
        let found = self.run(self.ctx.store.read(move |reader| reader.find_account(id)));
        found.map_err(|error: StoreError| error).expect("a readable file").expect("an account")
    }

    /// The answer to a password grant of the first client with these fields.
    pub fn grants(&self, fields: &[(&str, &str)]) -> Reply {
        let mut all = vec![("grant_type", "password"), ("client_id", "rollbook")];
        all.extend_from_slice(fields);
        self.call(Method::Post, "/oauth/token/").form(&all).send()
    }

    /// The status of contract.md A4 for this token.
    pub fn signs_in_by_bearer(&self, token: &str) -> u16 {
        self.call(Method::Post, "/api/v2/sso/signin/").bearer(token).send().status.code
    }

    /// The phone shows its next code.
    pub fn next_code(&self) {
        self.later(std::time::Duration::from_secs(30));
    }
}

impl Visitor<'_> {
    /// Scans, confirms, and notes the recovery codes.
    pub fn sets_up_two_steps(&mut self) -> (Authenticator, Vec<String>) {
        let phone = self.scans_key();
        let code = phone.code(self.app, 0);
        let reply = self.post("/account/factors/totp", &[("code", &code)]);
        assert_eq!(reply.status.code, 200, "{}", reply.body);
        let codes = reply.texts_of("#codes code");
        assert_eq!(codes.len(), 10, "{}", reply.body);
        (phone, codes)
    }

    /// Begins to set up an app; nothing counts yet.
    pub fn scans_key(&mut self) -> Authenticator {
        let begun = self.post("/account/factors/totp", &[("step", "begin")]);
        assert_eq!(begun.location(), "/account/factors/totp", "{}", begun.body);
        let page = self.get("/account/factors/totp");
        Authenticator::with_key(&page.text_of(".secret-text code").expect("a key"))
    }

    /// Password and code, one after the other; the answer to the code.
    pub fn signs_in_with_code(&mut self, login: &str, code: &str) -> Reply {
        let first = self.signs_in(login, PASSWORD);
        assert_eq!(first.location(), "/sign-in/factor?next=%2Faccount", "{}", first.body);
        self.types_factor(code)
    }

    pub fn types_factor(&mut self, code: &str) -> Reply {
        self.post("/sign-in/factor", &[("code", code)])
    }
}
