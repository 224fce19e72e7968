"""Many workbooks, one picture: read in a pool of workers, kept in a store, written as a recap.

* ``model``: what a workbook gives, and which columns of its tables are taken.
* ``reading``, ``checks``: one workbook read; what makes its figures unfit to be added.
* ``store``: the embedded database, by content hash, so that only what changed is read again.
* ``service``: the folder, the pool, the batches.
* ``recap``: the workbook, the CSV and Parquet files that come of it.
"""
