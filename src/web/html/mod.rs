//! What pages are made of: the frame, templates, forms, assets, pictures.

pub mod accent_sheets;
pub mod answer;
pub mod assets;
pub mod brand;
pub mod dump;
pub mod form;
pub mod frame_context;
mod markdown;
pub mod page_cache;
pub mod page_context;
pub mod privacy_text;
pub mod qr;
pub mod render;
pub mod shapes;
