//! The site's own look in a browser: a logo beside the name, previews as one types, and times as the reader's region
//! writes them.

use serde_json::{Value, json};

use super::administrator::administrates;
use super::people::Place;
use crate::support::{Browser, Driver, Looks, PHONE};

/// Chooses a picture of this size for the file field of the page, as an editor would have drawn it.
async fn chooses_picture(browser: &Browser, width: u32, height: u32) {
    let script = "const [width, height, done] = arguments; \
        const canvas = Object.assign(document.createElement('canvas'), { width, height }); \
        canvas.getContext('2d').fillRect(0, 0, width, height); \
        canvas.toBlob((blob) => { \
            const files = new DataTransfer(); \
            files.items.add(new File([blob], 'logo.png', { type: 'image/png' })); \
            const field = document.querySelector('input[type=file]'); \
            field.files = files.files; \
            field.dispatchEvent(new Event('input', { bubbles: true })); \
            done(true); \
        })";
    browser.run_to_its_end(script, vec![json!(width), json!(height)]).await;
}

/// What a script says of the document in a frame, once it says anything.
async fn in_frame(browser: &Browser, frame: &str, script: &str) -> Value {
    let script = format!(
        "const page = document.querySelector(\"iframe[name='{frame}']\")?.contentDocument; \
         return page?.readyState === 'complete' ? ((page) => {{ {script} }})(page) ?? null : null"
    );
    for _ in 0..150 {
        if let Some(said) = browser.tries(&script).await {
            return said;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{frame} says nothing to {script}");
}

#[tokio::test]
async fn a_wide_logo_never_squeezes_the_name() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    browser.opens(&place.at("/console/settings/logo")).await;
    chooses_picture(&browser, 800, 100).await;
    let logo = in_frame(
        &browser,
        "frame-light",
        "return page.querySelector(\".site-logo[src^='data:image/png']\")?.naturalWidth || null",
    )
    .await;
    assert_eq!(logo, json!(800), "what is chosen is shown before it is uploaded");
    browser.follows("#logo-form button:not([formaction])").await;
    assert_eq!(browser.path().await, "/console/settings");
    browser.is_seen_on(PHONE);
    browser.opens(&place.at("/account")).await;
    let script = "const name = document.querySelector('.site-name'); const words = document.createRange(); \
        words.selectNodeContents(name); const lines = new Set([...words.getClientRects()].map((it) => Math.round(it.top))); \
        const logo = document.querySelector('.site-logo').getBoundingClientRect(); \
        const box = name.getBoundingClientRect(); \
        return { lines: lines.size, width: box.width, beside: logo.right <= innerWidth && \
            (logo.bottom <= box.top + 1 || logo.right <= box.left + 1), cut: name.scrollWidth > name.clientWidth + 1 }";
    let name = browser.run(script, vec![]).await;
    assert!(name["width"].as_f64().is_some_and(|width| width >= 72.0), "{name}");
    assert_eq!((name["beside"].clone(), name["cut"].clone()), (json!(true), json!(false)), "{name}");
    assert!(name["lines"].as_u64().is_some_and(|lines| lines <= 2), "{name}");
    browser.is_sound("a-wide-logo").await;
}

#[tokio::test]
async fn previews_follow_what_is_typed() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    browser.opens(&place.at("/console/settings/look")).await;
    assert_eq!(
        browser.run("return document.querySelector('.color-pick').value", vec![]).await,
        json!("#2b4aa8")
    );
    browser.types("'brand.accent'", "#8a1c5c").await;
    let color = "const color = page.defaultView.getComputedStyle(page.querySelector('.button-primary')).backgroundColor; \
        return page.querySelector(\"link[href*='8a1c5c']\") && color";
    assert_eq!(in_frame(&browser, "frame-light", color).await, json!("rgb(138, 28, 92)"));
    assert_ne!(in_frame(&browser, "frame-dark", color).await, json!("rgb(138, 28, 92)"));
    browser.is_sound("look-typed").await;
    browser.opens(&place.at("/console/settings/privacy")).await;
    browser.types("'privacy.text'", "# Little\n\nAnd *nothing* else.").await;
    let heading = "return page.querySelector('.prose h2')?.textContent === 'Little' && page.querySelector('.prose em').textContent";
    let said = loop {
        let said = in_frame(&browser, "frame-privacy-en", heading).await;
        if said != json!(false) {
            break said;
        }
    };
    assert_eq!(said, json!("nothing"));
    browser.is_sound("privacy-typed").await;
    assert!(!browser.shows(".message-success").await, "nothing was saved");
}

#[tokio::test]
async fn without_scripts_a_button_shows_the_preview() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks { scripts: false, ..Looks::default() }).await;
    administrates(&browser, &place).await;
    browser.opens(&place.at("/console/settings/look")).await;
    browser.types("'brand.accent'", "#8a1c5c").await;
    browser.clicks("button[formtarget='frame-dark']").await;
    let sheet = "return page.querySelector(\"link[href*='8a1c5c-dark']\") && 'there'";
    assert_eq!(in_frame(&browser, "frame-dark", sheet).await, json!("there"));
    assert_eq!(browser.path().await, "/console/settings/look");
    assert_eq!(browser.value("'brand.accent'").await, "#8a1c5c");
}

#[tokio::test]
async fn times_are_written_as_the_readers_region_writes_them() {
    let place = Place::open();
    let driver = Driver::start();
    // The words are those of the page, whose language the reader has chosen.
    for (region, parts) in [
        ("en-US", ["Nov 28, 2026", "6:09"]),
        ("en-GB", ["28 Nov 2026", "06:09"]),
        ("de-AT", ["28 Nov 2026", "06:09"]),
    ] {
        let browser = driver.browser(Looks { language: region, ..Looks::default() }).await;
        browser.opens(&place.at("/")).await;
        let script = "const done = arguments[arguments.length - 1]; document.documentElement.lang = 'en'; \
            const time = Object.assign(document.createElement('time'), { dateTime: '2026-11-28T06:09:07Z' }); \
            time.dataset.local = ''; time.textContent = '2026-11-28 06:09 UTC'; document.body.append(time); \
            const again = document.createElement('script'); \
            again.src = document.querySelector(\"script[src*='local-time']\").src; \
            again.onload = () => done([time.textContent, time.title]); document.head.append(again)";
        let shown = browser.run_to_its_end(script, vec![]).await;
        let text = shown[0].as_str().unwrap_or_default();
        for part in parts {
            assert!(text.contains(part), "{region}: {text}");
        }
        assert_eq!(text.contains("AM"), region == "en-US", "{region}: {text}");
        assert_eq!(shown[1], json!("2026-11-28 06:09:07 UTC"), "{region}");
    }
}
