//! The limit of a read: a Rocket with one route that does nothing, in a process of its own.

use rocket::config::{Config, LogLevel};
use rocket::{get, routes};

#[get("/")]
fn nothing() -> &'static str {
    ""
}

pub fn serve(port: u16) {
    let config = Config {
        port,
        log_level: LogLevel::Off,
        workers: super::server::cores(),
        ..Config::release_default()
    };
    let rocket = rocket::custom(config).mount("/", routes![nothing]);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(super::server::cores())
        .enable_all()
        .build()
        .expect("a runtime");
    if let Err(error) = runtime.block_on(rocket.launch()) {
        panic!("the empty Rocket failed: {error}");
    }
}
