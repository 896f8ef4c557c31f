//! The real binary over real sockets: a mail server, a browser, callers who hang up, a full disk and
//! `kill -9`. Everything else is tested in process, in `tests/it`.

mod administers;
mod api_document;
mod browser;
mod check;
mod commands;
mod cut_off;
mod files;
mod footprint;
mod full_disk;
mod html;
mod journal;
mod kill;
mod logs;
mod mail;
mod mail_test;
mod methods;
mod no_database;
mod published_client;
mod schemathesis;
mod scim;
mod signals;
mod slow_callers;
mod start;
mod stop;
mod support;
mod webhooks;
