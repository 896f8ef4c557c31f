//! Chromium, driven as a person would use it, and looked at as a strict reviewer would.

use std::fs;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use fantoccini::{ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process_group};
use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;

use super::ports::free_port;
use super::{PATIENCE, until};

const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/axe-core/axe.min.js");
/// Where pictures of every page are kept, when it is set.
const SCREENSHOTS: &str = "ROLLBOOK_SCREENSHOTS";
pub const PHONE: u32 = 360;
pub const TABLET: u32 = 768;
pub const DESKTOP: u32 = 1440;

/// ChromeDriver, with all the browsers that it has opened.
pub struct Driver {
    child: Child,
    url: String,
}

/// How a browser is set.
#[derive(Debug, Clone, Copy)]
pub struct Looks {
    pub scripts: bool,
    pub language: &'static str,
}

impl Default for Looks {
    fn default() -> Self {
        Self { scripts: true, language: "en" }
    }
}

/// One browser with a profile of its own. What goes wrong in it is a test's failure.
pub struct Browser {
    client: fantoccini::Client,
    session: String,
    agent: Agent,
    looks: Looks,
    _profile: TempDir,
}

impl Driver {
    pub fn start() -> Self {
        let port = free_port();
        let child = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // Its browsers belong to the group and end with it.
            .process_group(0)
            .spawn()
            .expect("chromedriver starts; tests/install installs it");
        let driver = Self { child, url: format!("http://127.0.0.1:{port}") };
        let agent = agent();
        until("chromedriver", PATIENCE, || {
            let mut answer = agent.get(format!("{}/status", driver.url)).call().ok()?;
            let status: Value = answer.body_mut().read_json().ok()?;
            status["value"]["ready"].as_bool().filter(|ready| *ready)
        });
        driver
    }

    pub async fn browser(&self, looks: Looks) -> Browser {
        let profile = tempfile::tempdir().expect("a temporary folder");
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--hide-scrollbars",
            &format!("--accept-lang={}", looks.language),
            &format!("--user-data-dir={}", profile.path().display()),
        ];
        let mut preferences = json!({ "intl.accept_languages": looks.language });
        if !looks.scripts {
            preferences["profile.managed_default_content_settings.javascript"] = json!(2);
        }
        let capabilities = json!({
            "goog:chromeOptions": { "args": arguments, "prefs": preferences },
            "goog:loggingPrefs": { "browser": "ALL" },
        });
        let Value::Object(capabilities) = capabilities else { unreachable!("it is written so") };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&self.url)
            .await
            .expect("a browser opens");
        let id = client.session_id().await.expect("a session").expect("a session");
        let session = format!("{}/session/{id}", self.url);
        let browser = Browser { client, session, agent: agent(), looks, _profile: profile };
        browser.is_seen_on(DESKTOP);
        browser
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // All of it may have ended by itself.
        let _ = kill_process_group(Pid::from_child(&self.child), Signal::KILL);
        let _ = self.child.wait();
    }
}

impl Browser {
    pub async fn opens(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address}: {error}"));
    }

    /// Types over what stands in a field.
    pub async fn types(&self, field: &str, text: &str) {
        let input = self.find(&format!("[name={field}]:not([type=hidden])")).await;
        input.clear().await.expect("it is empty");
        input.send_keys(text).await.expect("it is typed");
    }

    pub async fn clicks(&self, selector: &str) {
        self.find(selector).await.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Clicks on what leads to another page, and waits until that is there.
    pub async fn follows(&self, selector: &str) {
        self.run("document.documentElement.dataset.left = 'yes'", vec![]).await;
        self.clicks(selector).await;
        let script = "return document.readyState === 'complete' && !document.documentElement.dataset.left";
        let start = std::time::Instant::now();
        // Between two pages there may be none to ask.
        while !self.client.execute(script, vec![]).await.is_ok_and(|arrived| arrived == json!(true)) {
            assert!(start.elapsed() < PATIENCE, "{selector} leads nowhere");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Presses the button of the form that goes there.
    pub async fn sends(&self, action: &str) {
        self.follows(&format!("form[action='{action}'] button:not([type=button])")).await;
    }

    /// Sends a form as a browser would that checks nothing beforehand.
    pub async fn sends_unchecked(&self, action: &str) {
        let selector = format!("form[action='{action}']");
        self.run("document.querySelector(arguments[0]).noValidate = true", vec![json!(selector)]).await;
        self.sends(action).await;
    }

    pub async fn text(&self, selector: &str) -> String {
        self.find(selector).await.text().await.expect("its text")
    }

    pub async fn value(&self, field: &str) -> String {
        let input = self.find(&format!("[name={field}]:not([type=hidden])")).await;
        input.prop("value").await.expect("a property").unwrap_or_default()
    }

    pub async fn heading(&self) -> String {
        self.text("h1").await
    }

    pub async fn shows(&self, selector: &str) -> bool {
        !self.client.find_all(Locator::Css(selector)).await.expect("the page is searched").is_empty()
    }

    /// The path in the address bar.
    pub async fn path(&self) -> String {
        self.client.current_url().await.expect("an address").path().to_owned()
    }

    /// The `name` of the field or the class of the element that has the focus.
    pub async fn focus(&self) -> String {
        let script = "const it = document.activeElement; return it.name || it.className";
        self.run(script, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// A script that hands its outcome to the last of its arguments.
    pub async fn run_to_its_end(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute_async(script, arguments).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// What a script says; `None` while one page makes way for the next.
    pub async fn tries(&self, script: &str) -> Option<Value> {
        self.client.execute(script, vec![]).await.ok().filter(|said| !said.is_null())
    }

    pub async fn chooses(&self, field: &str, value: &str) {
        let choice = self.find(&format!("select[name={field}]")).await;
        choice.select_by_value(value).await.unwrap_or_else(|error| panic!("{field}: {error}"));
    }

    /// Presses a key where the focus is.
    pub async fn presses(&self, key: &str) {
        self.find(":focus, body:not(:has(:focus))").await.send_keys(key).await.expect("a key is pressed");
    }

    /// Looks the page over on phone, tablet and desktop, in light and dark.
    pub async fn is_sound(&self, name: &str) {
        if self.looks.scripts {
            let axe = fs::read_to_string(AXE).expect("axe-core; tests/install installs it");
            self.run(&axe, vec![]).await;
        }
        for (width, device) in [(PHONE, "phone"), (TABLET, "tablet"), (DESKTOP, "desktop")] {
            self.is_seen_on(width);
            self.fits(name, width).await;
            for scheme in ["light", "dark"] {
                self.prefers(scheme);
                // What is between the two is made of the same parts; only its width is another.
                if self.looks.scripts && width != TABLET {
                    self.is_accessible(&format!("{name}, {device}, {scheme}")).await;
                }
                self.is_pictured(&format!("{name}-{device}-{scheme}"));
            }
        }
        self.complains_about_nothing(name);
    }

    /// Nothing sticks out sideways.
    async fn fits(&self, name: &str, width: u32) {
        // What only screen readers get is clipped away, wherever it stands; so is what is scrolled to.
        let script = "const page = document.scrollingElement.scrollWidth; \
            const isUnseen = (it) => it && (getComputedStyle(it).clipPath === 'inset(50%)' \
                || getComputedStyle(it.parentElement ?? it).overflowX === 'auto' || isUnseen(it.parentElement)); \
            const wide = [...document.body.querySelectorAll('*')] \
                .filter((it) => it.getBoundingClientRect().right > innerWidth + 1 && !isUnseen(it)) \
                .map((it) => it.outerHTML.slice(0, 100)); \
            return [page, wide]";
        let found = self.run(script, vec![]).await;
        assert_eq!(found, json!([width, []]), "{name} does not fit");
        let script = "return [...document.querySelectorAll('.table-frame')] \
            .filter((it) => it.scrollWidth > it.clientWidth + 1 && it.checkVisibility()) \
            .map((it) => [it.scrollWidth - it.clientWidth, it.outerHTML.slice(0, 120)])";
        let wide = self.run(script, vec![]).await;
        assert_eq!(wide, json!([]), "{name}, {width} px: a table is wider than its frame");
    }

    async fn is_accessible(&self, place: &str) {
        let script = "const done = arguments[arguments.length - 1]; \
            axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }) \
                .then(({ violations }) => done(violations.map((it) => \
                    `${it.id}: ${it.help}: ${it.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | ')}`)), \
                    (error) => done([String(error)]))";
        let violations = self.client.execute_async(script, vec![]).await.expect("axe runs");
        assert_eq!(violations, json!([]), "{place}");
    }

    /// Neither the console nor the content security policy has anything to say.
    pub fn complains_about_nothing(&self, place: &str) {
        let lines = self.ask("se/log", &json!({ "type": "browser" }));
        let complaints: Vec<&str> = lines
            .as_array()
            .expect("a list")
            .iter()
            .filter(|line| line["level"] != "INFO")
            .filter_map(|line| line["message"].as_str())
            // A page that says no is still a page.
            .filter(|line| !line.contains("Failed to load resource: the server responded with a status of 4"))
            .collect();
        assert!(complaints.is_empty(), "{place}: {complaints:?}");
    }

    pub fn is_seen_on(&self, width: u32) {
        let height = if width == PHONE { 740 } else { 900 };
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width == PHONE });
        self.command("Emulation.setDeviceMetricsOverride", &metrics);
    }

    pub fn prefers(&self, scheme: &str) {
        // Otherwise a colour that is still on its way would be measured.
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.command("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }

    /// As on paper, and back on the screen by an empty word.
    pub fn is_shown_as(&self, medium: &str) {
        self.command("Emulation.setEmulatedMedia", &json!({ "media": medium }));
    }

    fn is_pictured(&self, name: &str) {
        use base64::Engine as _;
        let Some(folder) = std::env::var_os(SCREENSHOTS).map(PathBuf::from) else { return };
        let scripts = if self.looks.scripts { "" } else { "-without-scripts" };
        let picture = self.command("Page.captureScreenshot", &json!({ "captureBeyondViewport": true }));
        let data = picture["data"].as_str().expect("a picture");
        let picture = base64::engine::general_purpose::STANDARD.decode(data).expect("base64");
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{name}{scripts}.png")), picture).expect("a file");
    }

    async fn find(&self, selector: &str) -> fantoccini::elements::Element {
        let found = self.client.wait().at_most(Duration::from_secs(10)).for_element(Locator::Css(selector));
        match found.await {
            Ok(element) => element,
            Err(error) => {
                let page = self.client.source().await.unwrap_or_default();
                panic!("{selector}: {error}\n{page}")
            }
        }
    }

    /// A command of Chromium's own protocol.
    fn command(&self, name: &str, parameters: &Value) -> Value {
        self.ask("goog/cdp/execute", &json!({ "cmd": name, "params": parameters }))
    }

    fn ask(&self, path: &str, body: &Value) -> Value {
        let mut answer = self
            .agent
            .post(format!("{}/{path}", self.session))
            .send_json(body)
            .expect("chromedriver answers");
        let mut answer: Value = answer.body_mut().read_json().expect("chromedriver speaks JSON");
        answer["value"].take()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver's end takes it along otherwise.
        let _ = self.agent.delete(self.session.as_str()).call();
    }
}

fn agent() -> Agent {
    Agent::config_builder().timeout_global(Some(PATIENCE)).build().into()
}
