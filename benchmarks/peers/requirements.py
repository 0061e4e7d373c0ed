"""The releases compared, and the adapter of each."""

# Pinned to what docs/benchmarks.md speaks of; a newer release is a new table.
ADAPTERS = {
    "workclock==0.1.2": "peers.workclock_peer",
    "timegrid==0.1.6": "peers.timegrid_peer",
    "django-bizcal==0.13.0": "peers.django_bizcal_peer",
    "businesstimedelta==1.0.1": "peers.businesstimedelta_peer",
    "business-duration==0.68": "peers.business_duration_peer",
    "officehours==0.1.9": "peers.officehours_peer",
    "pandas>=3,<4": "peers.pandas_peer",
    "numpy>=2,<3": "peers.numpy_peer",
}
# What benchmarks/columns.py wants besides.
COLUMNS = ("narwhals>=2", "polars>=1.10")
REQUIREMENTS = (*ADAPTERS, *COLUMNS)
