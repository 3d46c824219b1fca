//! The story on its way out: what is pasted into an article, and the files that have to be on the site for it.

mod address;
mod code;
mod name;
mod site;

pub use address::{AddressError, DEFAULT_SITE, SiteAddress};
pub use code::{EmbedForm, NothingToShow, Outgoing, embed_code};
pub use name::{is_unnamed, name_on_site};
pub use site::{
    FOLDER, ManifestError, SiteError, WidgetFile, page_in_site, site_zip, widget_files,
};
