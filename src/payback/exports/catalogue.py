"""Every export that is described, once."""

from __future__ import annotations

from payback.exports.engine.header_matching import Catalogue
from payback.exports.formats import (
    etsy,
    facebook_insights,
    ga4,
    google_ads,
    google_search,
    linkedin_ads,
    linkedin_competitors,
    linkedin_page,
    linkedin_profile,
    meta_ads,
    meta_content,
    meta_daily,
    pinterest,
    public_datasets,
    shopify,
    spotify_ads,
    sprout,
    square,
    tiktok,
    universal_analytics,
    woocommerce,
    x,
    x_ads,
    youtube,
)

EXPORTS = (
    *meta_content.EXPORTS,
    *meta_ads.EXPORTS,
    *linkedin_page.EXPORTS,
    *linkedin_competitors.EXPORTS,
    *linkedin_profile.EXPORTS,
    *linkedin_ads.EXPORTS,
    *meta_daily.EXPORTS,
    *shopify.EXPORTS,
    *facebook_insights.EXPORTS,
    *google_ads.EXPORTS,
    *ga4.EXPORTS,
    *tiktok.EXPORTS,
    *youtube.EXPORTS,
    *x.EXPORTS,
    *x_ads.EXPORTS,
    *pinterest.EXPORTS,
    *spotify_ads.EXPORTS,
    *sprout.EXPORTS,
    *google_search.EXPORTS,
    *universal_analytics.EXPORTS,
    *etsy.EXPORTS,
    *woocommerce.EXPORTS,
    *square.EXPORTS,
    *public_datasets.EXPORTS,
)
CATALOGUE = Catalogue(EXPORTS)
