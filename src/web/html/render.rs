//! Pages: the frame that every one stands in, and the templates behind them.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, LazyLock};

use rocket::http::{ContentType, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::response::Responder;
use rocket::{Orbit, Request, Rocket};
use rocket_dyn_templates::{Engines, Template};
use rust_embed::RustEmbed;
use serde_json::{Value, json};
use tera::Context;

use crate::domain::{Account, Formality, Language, SitePolicy};
use crate::templates::Templates;
use crate::texts::{self, Locale};
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

/// Every page, of every site in this process: they are part of the binary.
static PAGES: LazyLock<Templates> = LazyLock::new(page_templates);

/// Rocket's engine holds the one document that every page goes out in; the page itself is rendered
/// before, by templates that are parsed when they are first asked for.
const DOCUMENT: &str = "document.html";

pub fn page_templates() -> Templates {
    Templates::of::<PageTemplates>(|tera| tera.register_function("asset", asset))
}

pub fn install_document(engines: &mut Engines) -> Result<(), Box<dyn std::error::Error>> {
    Ok(engines.tera.add_raw_template(DOCUMENT, "{{ page | safe }}")?)
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
    /// Which texts the page says: the console has those that say *Sie*.
    pub locale: Locale,
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
        let wanted: Vec<&str> = request.headers().get("Accept-Language").collect();
        let browser = Language::negotiate(&wanted.join(","));
        let language =
            chosen.or_else(|| cookies::language(request.cookies())).or(browser).unwrap_or(fallback);
        let path = request.uri().path().to_string();
        let is_console = path == "/console" || path.starts_with("/console/");
        let formality = if is_console { Formality::Formal } else { policy.formality };
        Frame {
            locale: Locale::new(language, formality),
            language,
            policy,
            account,
            path,
            request_id: RequestId::of(request).to_string(),
            site_name,
            look,
        }
    }

    pub fn text(&self, key: &str) -> String {
        texts::text(self.locale, key)
    }

    pub fn look(&self) -> &Look {
        &self.look
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

    /// The page as a visitor would see it, in a look that is not in force.
    pub fn show_to_visitor<C: PageContext>(
        &self,
        rocket: &Rocket<Orbit>,
        language: Language,
        look: &Look,
        context: &C,
    ) -> Result<String, Problem> {
        let content = Content::of(context);
        let frame = FrameContext::new(
            Locale::new(language, self.policy.formality),
            &self.site_name,
            look,
            "/",
            &self.request_id,
            None,
        );
        render(rocket, content.template, frame.around(content.value))
    }

    fn context<'a>(&'a self, path: &'a str, account: Option<&'a Account>) -> FrameContext<'a> {
        let Frame { locale, site_name, look, request_id, .. } = self;
        FrameContext::new(*locale, site_name, look, path, request_id, account)
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
    let page = Context::from_value(context).and_then(|context| PAGES.render(template, &context));
    let page = page.map_err(|error| {
        tracing::error!(template, error = causes(&error), "a template could not be rendered");
        Problem::new(Kind::Internal)
    })?;
    Template::show(rocket, DOCUMENT, json!({ "page": page })).ok_or_else(|| {
        tracing::error!(template, "a page could not be put into its document");
        Problem::new(Kind::Internal)
    })
}

/// Tera says where in the outermost error, and what is wrong in the innermost one.
fn causes(error: &tera::Error) -> String {
    let errors = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    errors.map(ToString::to_string).collect::<Vec<_>>().join(": ")
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
