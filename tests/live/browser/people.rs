//! What people do in their browsers, step by step.

use crate::support::{Browser, Folder, Mode, PASSWORD, PATIENCE, Server, Smtp, until};

pub const NEW_PASSWORD: &str = "some other lamp over water";

/// A server with its mail server.
pub struct Place {
    /// First to end: its folder is in use until then.
    pub ctx: Server,
    pub folder: Folder,
    pub smtp: Smtp,
}

impl Place {
    pub fn open() -> Self {
        let smtp = Smtp::start(Mode::StartTls);
        let folder = smtp.used_by(Folder::new());
        let ctx = folder.open();
        Self { ctx, folder, smtp }
    }

    /// Until the mail server has said no to the newest mail to this address.
    #[track_caller]
    pub fn waits_until_refused(&self, address: &str) {
        until("a refusal", PATIENCE, || {
            let list = self.folder.run(&["mail", "list"]);
            list.fine().lines().any(|line| line.contains(address) && line.contains("refused")).then_some(())
        });
    }

    /// Somebody at the command line has made an administrator: registration is open.
    pub fn has_an_administrator(&self) {
        let create = ["account", "create", "--username", "root", "--role", "admin", "--password-stdin"];
        self.folder.run_with(&create, PASSWORD).fine();
    }

    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.ctx.url)
    }
}

pub async fn sets_up(browser: &Browser, place: &Place, site: &str) {
    browser.opens(place.ctx.setup_link.as_deref().expect("a set-up link")).await;
    browser.is_sound("setup").await;
    browser.types("site_name", site).await;
    assert_eq!(browser.value("public_url").await, place.ctx.url, "the address is known already");
    browser.types("name", "Grace Hopper").await;
    browser.types("username", "grace").await;
    browser.types("email", "grace@example.org").await;
    browser.types("password", PASSWORD).await;
    browser.sends("/setup").await;
    assert_eq!(browser.path().await, "/console", "the administrator is signed in");
    browser.is_sound("console-first-steps").await;
}

pub async fn registers(browser: &Browser, place: &Place, name: &str, email: &str) {
    browser.opens(&place.at("/")).await;
    browser.is_sound("home").await;
    browser.follows("main a[href='/register']").await;
    browser.is_sound("register").await;
    browser.types("name", name).await;
    browser.types("email", email).await;
    browser.types("password", PASSWORD).await;
    browser.clicks("[name=privacy]").await;
    browser.sends("/register").await;
    assert_eq!(browser.path().await, "/register/inbox");
    assert!(browser.text("main").await.contains(email));
    browser.is_sound("inbox").await;
}

pub async fn signs_in(browser: &Browser, login: &str, password: &str) {
    browser.types("login", login).await;
    browser.types("password", password).await;
    browser.sends("/sign-in").await;
}

pub async fn signs_out(browser: &Browser) {
    browser.follows("main form[action='/sign-out'] button").await;
    assert_eq!(browser.path().await, "/sign-in");
    browser.is_sound("signed-out").await;
}
