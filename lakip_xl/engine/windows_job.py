"""A limit to the memory of this process on Windows: it joins a job object of its own."""

import ctypes
from typing import Any

_PROCESS_MEMORY = 0x0100
_EXTENDED_LIMITS = 9
_kept: list[Any] = []
"""The handle of the job; the limit lasts as long as the job."""


class _Basic(ctypes.Structure):
    _fields_ = [
        ("per_process_user_time", ctypes.c_int64),
        ("per_job_user_time", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("minimum_working_set", ctypes.c_size_t),
        ("maximum_working_set", ctypes.c_size_t),
        ("active_processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    ]


class _Extended(ctypes.Structure):
    _fields_ = [
        ("basic", _Basic),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    ]


def limit_memory(size: int) -> bool:
    """Let this process commit no more than so many bytes.

    Returns:
        Whether the limit holds; a system that refuses leaves the process unbounded, and then
        only the time bounds it.
    """
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent on other systems
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    if not _kept:
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        own = ctypes.c_void_p(kernel.GetCurrentProcess())
        if not job or not kernel.AssignProcessToJobObject(job, own):
            return False
        _kept.append(job)
    limits = _Extended()
    limits.basic.limit_flags = _PROCESS_MEMORY
    limits.process_memory = size
    return bool(
        kernel.SetInformationJobObject(
            _kept[0], _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
    )
