//! What pages are made of: the frame, templates, forms, assets, pictures.

pub mod answer;
pub mod assets;
pub mod brand;
pub mod dump;
pub mod form;
pub mod qr;
pub mod render;
