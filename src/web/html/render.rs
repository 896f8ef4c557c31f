//! Pages: the frame that every one stands in, and the templates behind them.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rocket::http::{ContentType, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::Responder;
use rocket::{Orbit, Request, Rocket};
use rocket_dyn_templates::{Engines, Template};
use rust_embed::RustEmbed;
use serde_json::Value;
use tera::Tera;

use crate::domain::{Account, Language, SitePolicy};
use crate::texts;
use crate::web::WebState;
use crate::web::guards::policy::policy_of;
use crate::web::guards::request_id::RequestId;
use crate::web::guards::session::session_of;
use crate::web::html::brand::Look;
use crate::web::html::frame_context::FrameContext;
use crate::web::html::page_cache::PageCache;
use crate::web::html::page_context::{Content, PageContext};
use crate::web::html::{assets, brand};
use crate::web::http::cookies;
use crate::web::http::problem::{Kind, Problem};

#[derive(RustEmbed)]
#[folder = "templates/"]
#[include = "*.html"]
#[exclude = "mail/*"]
struct PageTemplates;

/// The engine with its templates, when they were parsed ahead.
static PARSED_AHEAD: Mutex<Option<JoinHandle<tera::Result<Tera>>>> = Mutex::new(None);

/// Parses the templates on a thread of its own, while the database is being opened: the longest part
/// of a start. Calling it is not needed, only quicker.
pub fn parse_ahead() -> std::io::Result<()> {
    let parsing = std::thread::Builder::new().name("rollbook-templates".to_owned()).spawn(parse_templates)?;
    *PARSED_AHEAD.lock().unwrap_or_else(PoisonError::into_inner) = Some(parsing);
    Ok(())
}

/// Gives Rocket's engine the embedded templates and their functions.
pub fn install_templates(engines: &mut Engines) -> Result<(), Box<dyn std::error::Error>> {
    let ahead = PARSED_AHEAD.lock().unwrap_or_else(PoisonError::into_inner).take();
    engines.tera = match ahead.map(JoinHandle::join) {
        Some(Ok(parsed)) => parsed?,
        Some(Err(_)) | None => parsed_templates()?,
    };
    Ok(())
}

/// A debug build parses for long, and its tests open hundreds of desks: they share one parse.
#[cfg(debug_assertions)]
fn parsed_templates() -> tera::Result<Tera> {
    static SHARED: std::sync::OnceLock<Tera> = std::sync::OnceLock::new();
    if let Some(shared) = SHARED.get() {
        return Ok(shared.clone());
    }
    let parsed = parse_templates()?;
    Ok(SHARED.get_or_init(|| parsed).clone())
}

#[cfg(not(debug_assertions))]
fn parsed_templates() -> tera::Result<Tera> {
    parse_templates()
}

fn parse_templates() -> tera::Result<Tera> {
    let mut tera = Tera::default();
    texts::register(&mut tera);
    tera.register_function("asset", asset);
    let mut templates = Vec::new();
    for path in PageTemplates::iter() {
        let file = PageTemplates::get(&path)
            .ok_or_else(|| tera::Error::msg(format!("the template {path} is missing")))?;
        let text = String::from_utf8(file.data.into_owned())
            .map_err(|_| tera::Error::msg(format!("the template {path} is not UTF-8")))?;
        templates.push((path.into_owned(), text));
    }
    tera.add_raw_templates(templates)?;
    Ok(tera)
}

fn asset(args: &HashMap<String, tera::Value>) -> tera::Result<tera::Value> {
    let path = args.get("path").and_then(tera::Value::as_str).unwrap_or_default();
    let url = assets::url(path).ok_or_else(|| tera::Error::msg(format!("there is no asset {path:?}")))?;
    Ok(tera::Value::String(url))
}

/// Everything a page needs to know besides its own content.
pub struct Frame {
    pub policy: SitePolicy,
    pub language: Language,
    pub account: Option<Account>,
    path: String,
    request_id: String,
    site_name: String,
    look: Look,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for &'r Frame {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(Frame::of(request).await)
    }
}

impl Frame {
    /// Made once a request. A database that does not answer leaves the defaults: even then an
    /// error page must appear.
    pub async fn of<'a>(request: &'a Request<'_>) -> &'a Frame {
        request.local_cache_async(Self::make(request)).await
    }

    async fn make(request: &Request<'_>) -> Frame {
        let account = session_of(request).await.ok().flatten().map(|session| session.account.clone());
        let policy = policy_of(request).await.cloned().unwrap_or_else(|error| {
            tracing::error!(%error, "the site's policy could not be read; the defaults are shown");
            SitePolicy::default()
        });
        let (site_name, fallback, look) = match request.rocket().state::<WebState>() {
            Some(state) => {
                let name = state.ctx.site_name(&policy);
                (name, state.ctx.default_language(&policy), brand::look(state, &policy))
            }
            None => ("Rollbook".to_owned(), Language::default(), Look::default()),
        };
        let chosen = account.as_ref().and_then(|account| account.language);
        let browser = request.headers().get_one("Accept-Language").and_then(Language::negotiate);
        Frame {
            policy,
            language: chosen.or_else(|| cookies::language(request.cookies())).or(browser).unwrap_or(fallback),
            account,
            path: request.uri().path().to_string(),
            request_id: RequestId::of(request).to_string(),
            site_name,
            look,
        }
    }

    pub fn text(&self, key: &str) -> String {
        texts::text(self.language, key)
    }

    pub fn site_name(&self) -> &str {
        &self.site_name
    }

    pub fn page<C: PageContext>(&self, context: &C) -> Page {
        self.page_of(Content::of(context))
    }

    /// A page that a POST answers with carries the path of the page it stands for.
    pub fn page_at<C: PageContext>(&self, path: &str, context: &C) -> Page {
        self.page_of_at(path, Content::of(context))
    }

    /// The same for whoever has just lost the session: the frame shows nobody.
    pub fn page_for_nobody<C: PageContext>(&self, path: &str, context: &C) -> Page {
        let content = Content::of(context);
        let context = self.context(path, None).around(content.value);
        Page { template: content.template, context, status: Status::Ok }
    }

    /// Apart from the type of the content, so that it is compiled once.
    pub fn page_of(&self, content: Content) -> Page {
        self.page_of_at(&self.path, content)
    }

    pub fn page_of_at(&self, path: &str, content: Content) -> Page {
        let context = self.context(path, self.account.as_ref()).around(content.value);
        Page { template: content.template, context, status: Status::Ok }
    }

    pub fn show<C: PageContext>(&self, rocket: &Rocket<Orbit>, context: &C) -> Result<String, Problem> {
        self.show_content(rocket, Content::of(context))
    }

    pub fn show_content(&self, rocket: &Rocket<Orbit>, content: Content) -> Result<String, Problem> {
        let context = self.context(&self.path, self.account.as_ref()).around(content.value);
        render(rocket, content.template, context)
    }

    fn context<'a>(&'a self, path: &'a str, account: Option<&'a Account>) -> FrameContext<'a> {
        let Frame { language, site_name, look, request_id, .. } = self;
        FrameContext::new(*language, site_name, look, path, request_id, account)
    }
}

/// A page on its way out.
#[derive(Debug)]
pub struct Page {
    template: &'static str,
    context: Value,
    status: Status,
}

impl Page {
    pub fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
        match render(request.rocket(), self.template, self.context) {
            Ok(html) => (self.status, (ContentType::HTML, html)).respond_to(request),
            Err(problem) => problem.respond_to(request),
        }
    }
}

fn render(rocket: &Rocket<Orbit>, template: &'static str, context: Value) -> Result<String, Problem> {
    Template::show(rocket, template, context).ok_or_else(|| {
        tracing::error!(template, "a template could not be rendered");
        Problem::new(Kind::Internal)
    })
}

/// What is left when even the error page cannot be rendered.
pub fn bare_page(title: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title><h1>{title}</h1></html>"
    )
}

/// Lets a handler render a page that it keeps, or a document that is no page.
pub struct Renderer<'r>(&'r Rocket<Orbit>);

impl Renderer<'_> {
    /// The page as a visitor without a session sees it, kept until the policy changes; `context` is
    /// asked for only when it is new.
    pub fn show_kept<C: PageContext>(
        &self,
        cache: &PageCache,
        frame: &Frame,
        context: impl FnOnce() -> C,
    ) -> Result<Arc<str>, Problem> {
        cache.get_or_insert(C::TEMPLATE, frame.language, &frame.policy, || frame.show(self.0, &context()))
    }

    pub fn rocket(&self) -> &Rocket<Orbit> {
        self.0
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Renderer<'r> {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(Renderer(request.rocket()))
    }
}
